using RelocGrains.Domain.Calendar;
using RelocGrains.Domain.Reference;
using RelocGrains.Domain.Undertakings;

namespace RelocGrains.Domain.Projects;

/// <summary>From the detection to the case sent to partners.</summary>
public static partial class ProjectDecider
{
    private static Decision<ProjectEvent> Detect(ProjectCommand.Detect x, Case c)
    {
        if (x.PartnerNumber is { } number && number.Partner != c.Context.By.Partner) return OtherPartner(number.Partner);
        if (c.State.Stage is not Stage.None) return IsDetectedAs(x, c.State) ? Nothing : WrongStage(c);
        var id = c.State.Id;
        var fact = new ProjectEvent.Detected(
            id, x.Company, x.Department, x.Commune, x.Source, x.AnnouncedJobs, x.AnnouncedInvestment, x.LinkedTo, x.Contact);
        var opened = new UndertakingEvent.CaseOpened(id, x.Company.Identity, x.Department);
        var unmet = Unmet(Stage.Detected, fact, c);
        if (!unmet.IsEmpty) return Refuse(unmet);
        Items<ProjectEvent> facts = x.PartnerNumber is null ? [fact] : [fact, new ProjectEvent.PartnerNumberNoted(x.PartnerNumber)];
        return Accept(facts, [new NeighbourEvent.OfUndertaking(UndertakingState.IdOf(x.Company), opened)]);
    }

    private static bool IsDetectedAs(ProjectCommand.Detect x, ProjectState state)
    {
        var detected = new ProjectCommand.Detect(
            state.Company!, state.Department, state.Commune, state.Source, state.AnnouncedJobs, state.AnnouncedInvestment, state.LinkedTo, state.Contact);
        return x with { PartnerNumber = null } == detected && (x.PartnerNumber is null || state.PartnerNumbers.Contains(x.PartnerNumber));
    }

    private static Decision<ProjectEvent> Assign(ProjectCommand.Assign x, Case c)
    {
        if (c.State.Owner == x.Owner) return Nothing;
        return c.State.IsLive ? Accept(new ProjectEvent.Assigned(x.Owner)) : WrongStage(c);
    }

    private static Decision<ProjectEvent> NotePartnerNumber(ProjectCommand.NotePartnerNumber x, Case c)
    {
        if (x.Number.Partner != c.Context.By.Partner) return OtherPartner(x.Number.Partner);
        return c.State.PartnerNumbers.Contains(x.Number) ? Nothing : Accept(new ProjectEvent.PartnerNumberNoted(x.Number));
    }

    private static Decision<ProjectEvent> Qualify(ProjectCommand.Qualify x, Case c) =>
        c.State.Qualification == x.Qualification ? Nothing : Enter(Stage.Qualified, new ProjectEvent.Qualified(x.Qualification), c);

    private static Decision<ProjectEvent> StateNeeds(ProjectCommand.StateNeeds x, Case c)
    {
        if (c.State.Needs == x.Needs) return Nothing;
        return c.LiveBetween(Stage.Qualified, Stage.Structured) ? Accept(new ProjectEvent.NeedsStated(x.Needs)) : WrongStage(c);
    }

    private static Decision<ProjectEvent> SendReferral(ProjectCommand.SendReferral x, Case c)
    {
        if (c.State.Referrals.Any(r => r.To == x.To && r.Need == x.Need && r.Answer is ReferralAnswer.Pending)) return Nothing;
        if (!c.LiveBetween(Stage.Qualified, Stage.Contracted)) return WrongStage(c);
        var due = x.DueOn ?? WorkingDays.Add(c.Context.EffectiveOn, PlanReference.Current.ReferralWorkingDays.On(c.Context.EffectiveOn));
        return Accept(new ProjectEvent.ReferralSent(ItemId.After('r', c.State.Referrals.Count), x.To, x.Need, due, x.Message));
    }

    private static Decision<ProjectEvent> AcceptReferral(ProjectCommand.AcceptReferral x, Case c) =>
        AnswerReferral(x.Referral, ReferralAnswer.Accepted, new ProjectEvent.ReferralAccepted(x.Referral), c);

    private static Decision<ProjectEvent> DeclineReferral(ProjectCommand.DeclineReferral x, Case c) =>
        AnswerReferral(x.Referral, ReferralAnswer.Declined, new ProjectEvent.ReferralDeclined(x.Referral, x.Reason), c);

    private static Decision<ProjectEvent> AnswerReferral(ItemId id, ReferralAnswer answer, ProjectEvent fact, Case c)
    {
        var referral = c.State.Referrals.FirstOrDefault(r => r.Id == id);
        if (referral is null) return NoSuch(id);
        if (referral.To != c.Context.By.Partner) return OtherPartner(referral.To);
        if (referral.Answer == answer) return Nothing;
        if (!c.State.IsLive) return WrongStage(c);
        return referral.Answer is ReferralAnswer.Pending ? Accept(fact) : NotOpen(id, referral.Answer.ToString());
    }

    private static Decision<ProjectEvent> EscalateReferral(ProjectCommand.EscalateReferral x, Case c)
    {
        var referral = c.State.Referrals.FirstOrDefault(r => r.Id == x.Referral);
        if (referral is null) return NoSuch(x.Referral);
        if (referral.EscalatedTo == x.To) return Nothing;
        if (!c.State.IsLive) return WrongStage(c);
        if (referral.Answer is not ReferralAnswer.Pending) return NotOpen(x.Referral, referral.Answer.ToString());
        return c.ClockOn > referral.DueOn
            ? Accept(new ProjectEvent.ReferralEscalated(x.Referral, x.To))
            : Refuse(Reason.ItemNotOpen, new Detail("item", x.Referral.Value), new Detail("due_on", $"{referral.DueOn:uuuu-MM-dd}"));
    }

    private static Decision<ProjectEvent> Orient(Case c) =>
        c.State.Stage is Stage.Oriented && c.State.IsLive ? Nothing : Enter(Stage.Oriented, new ProjectEvent.Oriented(), c);

    private static Decision<ProjectEvent> OtherPartner(PartnerId partner) =>
        Refuse(Reason.OtherPartnerConcerned, new Detail("partner", partner.Value));

    private static Decision<ProjectEvent> NotOpen(ItemId id, string state) =>
        Refuse(Reason.ItemNotOpen, new Detail("item", id.Value), new Detail("state", state));
}
