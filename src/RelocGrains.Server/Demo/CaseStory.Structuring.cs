using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.Domain.Reference;

namespace RelocGrains.Server.Demo;

/// <summary>Plans, documents, opinions, examination.</summary>
internal sealed partial class CaseStory
{
    private static readonly string[] Profiles = ["Opérateurs de production", "Techniciens de maintenance", "Méthodes et qualité", "Logistique"];

    private void Structure()
    {
        var structured = life.Structured!.Value;
        var handedIn = Days(structured, -6);
        if (c.Twist is Twist.Reopened) PauseByWithdrawal();
        if (c.Twist is Twist.HeldForAWhile) PauseForCompany();
        diary.On(handedIn, owner, new ProjectCommand.SubmitFinancingPlan(Financing.PlanOf(c)));
        diary.On(handedIn, owner, new ProjectCommand.SetJobPlan(JobPlan()));
        diary.On(handedIn, agent, new ProjectCommand.RecordSite(SiteOf(c.Dice("site"))));
        if (c.Twist is Twist.OverrideOfReferral) Override(structured, Guard.ReferralAccepted, Guard.ReferralsAnswered);
        diary.On(structured, agent, new ProjectCommand.Structure(WorksNotStarted: true));
    }

    // A case that does not get beyond its orientation: some of them have handed in a plan that does not stand.
    private void TryToStructure(LocalDate oriented)
    {
        if (!c.Dice("try").Chance(45)) return;
        diary.On(Days(oriented, 50), owner, new ProjectCommand.SubmitFinancingPlan(Financing.WeakPlanOf(c)));
        diary.On(Days(oriented, 50), owner, new ProjectCommand.SetJobPlan(JobPlan()));
    }

    private Items<PlannedJobs> JobPlan()
    {
        var dice = c.Dice("job-plan");
        var due = new LocalDate((life.Verified ?? Days(life.Oriented!.Value, 700)).Year, 12, 31);
        var count = Math.Min(dice.Between(1, 3), c.Amounts.AnnouncedJobs);
        var parts = Shares.Split(c.Amounts.AnnouncedJobs, [.. new long[] { 6, 3, 2 }.Take(count)], 1);
        return [.. parts.Select((jobs, i) => new PlannedJobs(Profiles[i], (int)jobs, due))];
    }

    private Site SiteOf(Dice dice) => dice.Chance(75)
        ? new Site(SiteState.Identified, c.Company.Commune, 100 * dice.Between(5, 180))
        : new Site(SiteState.SearchOpen, c.Company.Commune, null);

    private void Examine(LocalDate structured)
    {
        var stuck = life.Examined is null;
        var documents = PlanReference.Current.Checklist.Select(d => d.Code).ToArray();
        File(Days(structured, 3), documents[..3]);
        diary.On(Days(structured, 1), service, new ProjectCommand.RequestOpinion(new PartnerId("bpifrance"), null));
        var dice = c.Dice("opinion");
        if (c.Twist is not Twist.OverrideOfOpinion && !(stuck && dice.Chance(50))) Opine(Days(structured, dice.Between(5, 10)), dice);
        if (life.Examined is not { } examined) return;

        File(Days(examined, -2), c.Twist is Twist.OverrideOfChecklist ? documents[3..5] : documents[3..]);
        if (c.Twist is Twist.OverrideOfOpinion) Override(examined, Guard.OpinionsGiven);
        if (c.Twist is Twist.OverrideOfChecklist) Override(examined, Guard.ChecklistComplete);
        CheckAndExamine(examined);
        if (c.Twist is Twist.ReturnToOriented or Twist.ReturnToStructured) ReturnAfterExamination(examined);
    }

    private void File(LocalDate day, string[] documents)
    {
        foreach (var document in documents) diary.On(day, owner, new ProjectCommand.FileDocument(new DocumentCode(document), Proof(document, c)));
    }

    private void Opine(LocalDate day, Dice dice)
    {
        var view = dice.Between(1, 100) switch { <= 78 => View.Favourable, <= 95 => View.WithReservations, _ => View.Unfavourable };
        var member = DemoPeople.MemberOf("bpifrance", dice);
        diary.On(day, member, text => new ProjectCommand.GiveOpinion(
            ItemId.After('o', 0), c.Press is null ? view : View.Favourable, view is View.Favourable || c.Press is not null ? null : text("text", "Trésorerie à surveiller la première année.")));
    }

    private void CheckAndExamine(LocalDate day)
    {
        diary.On(day, service, new ProjectCommand.CheckAid());
        diary.On(day, service, new ProjectCommand.Examine(null));
    }
}
