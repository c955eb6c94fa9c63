using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Calendar;
using RelocGrains.Domain.Projects;
using RelocGrains.Domain.Reference;
using RelocGrains.Server.Mapping;

namespace RelocGrains.Server.Demo;

/// <summary>From the detection to the case sent to partners, and their answers.</summary>
internal sealed partial class CaseStory
{
    private void Open()
    {
        var dice = c.Dice("opening");
        var department = new DepartmentCode(c.Twist is Twist.CorrectedPlace ? OtherDepartment(c.Department) : c.Department);
        var jobs = c.Amounts.AnnouncedJobs + (c.Twist is Twist.CorrectedJobs ? 4 : 0);
        var investment = Thousands(c.Amounts.Announced).Percent(c.Twist is Twist.CorrectedInvestment ? 110 : 100);
        var company = c.Twist is Twist.CorrectedName ? c.Company.Company with { Name = "Société " + c.Company.Company.Name } : c.Company.Company;
        var withContact = c.Press is null && dice.Chance(30);
        var telephone = FormattableString.Invariant($"04 00 00 {c.Number / 100:D2} {c.Number % 100:D2}");
        diary.On(life.Detected, creator, text => new ProjectCommand.Detect(
            company, department, c.Company.Commune, c.Company.Source, jobs, investment, twin,
            withContact ? text("contact", new ContactText($"Camille Exemple {Diary.Mark}", telephone, "").ToText()) : null));
        diary.On(life.Detected, agent, new ProjectCommand.Assign(new Owner(owner.Person, owner.Partner)));
    }

    private void Qualify()
    {
        var dice = c.Dice("assessment");
        var filiere = c.Twist is Twist.CorrectedFiliere ? new FiliereCode("mecanique") : c.Company.Filiere;
        var assessor = DemoPeople.Other(DemoPeople.Agency, creator, dice);
        var withComment = dice.Chance(10);
        diary.On(life.Qualified, assessor, text => new ProjectCommand.Qualify(new Qualification(
            c.Company.Kind, filiere, MoveInsideRegion: false, LeasingOnly: false,
            new Assessment(dice.Between(2, 5), dice.Between(2, 5), dice.Between(2, 5), withComment ? text("comment", "Production aujourd'hui importée, marché porteur.") : null))));
    }

    private void Orient()
    {
        var dice = c.Dice("needs");
        var oriented = life.Oriented!.Value;
        var needs = NeedsOf(dice);
        diary.On(oriented, agent, new ProjectCommand.StateNeeds(needs));
        for (var i = 0; i < needs.Count; i++) Refer(i, needs[i], oriented, dice);
        diary.On(oriented, agent, new ProjectCommand.Orient());
    }

    private static Items<Need> NeedsOf(Dice dice)
    {
        var others = Enum.GetValues<Need>().Where(n => n is not Need.Financing).OrderBy(_ => dice.Between(0, 1000)).Take(dice.Between(0, 2));
        return [Need.Financing, .. others];
    }

    // The first referral is taken where the case goes on; one of the others may be declined, or escalated when nobody answers.
    private void Refer(int index, Need need, LocalDate sent, Dice dice)
    {
        var partner = PartnerFor(need, dice);
        var member = DemoPeople.MemberOf(partner, dice);
        var id = ItemId.After('r', index);
        diary.On(sent, agent, new ProjectCommand.SendReferral(new PartnerId(partner), need, null, null));
        var stuck = life.Structured is null;
        var roll = dice.Between(1, 100);
        if (stuck && roll <= 45) return;
        if (c.Twist is Twist.OverrideOfReferral && index == 0) return;
        if (c.Press is not null) Accept(id, member, sent, dice);
        else if (index > 0 && roll > 94) Escalate(id, sent);
        else if ((index > 0 || stuck) && roll > 78) diary.On(Days(sent, dice.Between(5, 12)), member, text => new ProjectCommand.DeclineReferral(id, text("reason", "Besoin hors de notre champ d'intervention.")));
        else Accept(id, member, sent, dice);
    }

    private void Accept(ItemId id, Actor member, LocalDate sent, Dice dice)
    {
        var accepted = Days(sent, dice.Between(3, 12));
        diary.On(accepted, member, new ProjectCommand.AcceptReferral(id));
        if (!dice.Chance(40) || member.Role is not Role.Partner) return;
        var number = FormattableString.Invariant($"{member.Partner.Value.ToUpperInvariant()}-DEMO-{c.Number:D5}");
        diary.On(accepted, member, new ProjectCommand.NotePartnerNumber(new PartnerNumber(member.Partner, number)));
    }

    // Nobody answered in time, so a named person takes it over. The shortest way to STRUCTURED leaves time for that.
    private void Escalate(ItemId id, LocalDate sent)
    {
        var due = WorkingDays.Add(sent, PlanReference.Current.ReferralWorkingDays.On(sent));
        diary.On(Days(due, 2), service, new ProjectCommand.EscalateReferral(id, owner.Person));
    }

    private static string PartnerFor(Need need, Dice dice)
    {
        var able = PlanReference.Current.Partners.Where(p => p.Needs.Contains(need)).Select(p => p.Id).ToList();
        return need is Need.Financing ? "bpifrance" : dice.Pick(able);
    }

    private static string OtherDepartment(string department) => department == "69" ? "01" : "69";
}
