using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Demo;

/// <summary>Committee, decision, agreement, works, and the payments that come before the jobs.</summary>
internal sealed partial class CaseStory
{
    private Money requested;
    private int payments;

    private void Decide()
    {
        var dice = c.Dice("decision");
        var (committee, decided) = (life.Committee!.Value, life.Decided!.Value);
        var authority = dice.Pick(DemoPeople.Authority);
        Items<PersonId> conflicts = dice.Chance(6) ? [DemoPeople.Other(DemoPeople.Authority, authority, dice).Person] : [];
        var view = c.Press is null && dice.Chance(12) ? View.WithReservations : View.Favourable;
        diary.On(committee, DemoPeople.Secretary, new ProjectCommand.RecordCommitteeOpinion(new CommitteeOpinion(committee, view, ConflictsDeclared: true, conflicts)));
        DecideOn(decided, authority, dice.Chance(20));
        if (c.Twist is Twist.ReturnOfDecision) ReturnTheDecision(decided, authority);
    }

    private void DecideOn(LocalDate day, Actor authority, bool withCondition)
    {
        var deliberation = FormattableString.Invariant($"DEMO-CP-{day.Year}-{day.Month:D2}-{c.Number:D4}");
        diary.On(day, authority, text => new ProjectCommand.DecideAid(
            deliberation, day, Financing.GrantsOf(c), withCondition ? [text("conditions", "Sous réserve du recrutement local d'un tiers des postes.")] : []));
    }

    private void Contract()
    {
        var contracted = life.Contracted!.Value;
        var committed = c.Amounts.CommittedJobs + (c.Twist is Twist.CorrectedCommitment ? 2 : 0);
        var due = DemoDays.Working(contracted.PlusYears(2));
        diary.On(contracted, c.Dice("legal").Pick(DemoPeople.Legal), new ProjectCommand.SignAgreement(new Agreement(
            contracted, life.Decided!.Value, c.Company.Headcount, committed, due, c.Company.Company.IsSme ? 3 : 5, Financing.InstalmentsOf(c))));
        Pay(contracted, InstalmentTrigger.Signature);
        diary.On(life.Works, owner, new ProjectCommand.StartWorks(Proof("ordre-de-service", c)));
        if (life.Works is { } works) Pay(works, InstalmentTrigger.WorksStarted);
        diary.On(life.Opened, owner, new ProjectCommand.OpenSite(Proof("pv-ouverture", c)));
        if (life.Opened is { } opened) Pay(opened, InstalmentTrigger.SiteOpened);
    }

    // Asked for by the service, approved by two payers. What no longer is due, after a shortfall, is not asked for.
    private void Pay(LocalDate since, InstalmentTrigger trigger, Money? due = null)
    {
        var instalments = Financing.InstalmentsOf(c);
        var index = instalments.ToList().FindIndex(i => i.Trigger == trigger);
        if (index < 0) return;
        var left = due is { } most ? most - requested : instalments[index].Amount;
        if (left <= Money.Zero) return;

        var dice = c.Dice($"payment-{trigger}");
        var id = ItemId.After('p', payments++);
        requested += left < instalments[index].Amount ? left : instalments[index].Amount;
        var first = dice.Pick(DemoPeople.Payers);
        diary.On(since, service, new ProjectCommand.RequestPayment(ItemId.After('i', index), Proof($"appel-{index + 1}", c)));
        diary.On(Days(since, 3), first, new ProjectCommand.ApprovePayment(id));
        var slow = trigger is not InstalmentTrigger.MaintenanceOver && dice.Chance(8);
        diary.On(Days(since, slow ? 34 : 6), DemoPeople.Other(DemoPeople.Payers, first, dice), new ProjectCommand.ApprovePayment(id));
    }
}
