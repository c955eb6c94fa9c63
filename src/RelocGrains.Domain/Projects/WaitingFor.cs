using RelocGrains.Domain.Figures;

namespace RelocGrains.Domain.Projects;

/// <summary>Whom or what a live case waits for, and by when: what operators look at first in the morning.</summary>
public static class WaitingFor
{
    /// <summary>All that is open on a case; nothing for one that has ended.</summary>
    public static Items<Waiting> Of(ProjectState state) => state.IsLive ? Open(state).ToItems() : default;

    private static IEnumerable<Waiting> Open(ProjectState state)
    {
        if (state.Status is Status.WaitingForCompany) yield return new(state.Id, "company", null);
        if (state.Status is Status.OnHold) yield return new(state.Id, "hold", null);
        foreach (var referral in state.Referrals.Where(r => r.Answer is ReferralAnswer.Pending))
        {
            yield return new(state.Id, $"referral:{referral.To}", referral.DueOn);
        }
        foreach (var opinion in state.Opinions.Where(o => o.View is null && state.Stage < Stage.Examined))
        {
            yield return new(state.Id, $"opinion:{opinion.From}", opinion.DueOn);
        }
        foreach (var _ in state.Payments.Where(p => !p.Paid)) yield return new(state.Id, "payment-approval", null);
        foreach (var _ in state.JobStatements.Where(s => s.Verification is null)) yield return new(state.Id, "verifier", null);
        if (NextAct(state) is { } next) yield return next;
    }

    private static Waiting? NextAct(ProjectState state) => state.Stage switch
    {
        Stage.Detected => new(state.Id, "assessment", null),
        Stage.Examined when state.CommitteeOpinion is null => new(state.Id, "committee", null),
        Stage.Examined => new(state.Id, "decision", null),
        Stage.Decided => new(state.Id, "signature", state.Decision?.LapseOn),
        Stage.Executing when state.JobStatements.IsEmpty => new(state.Id, "job-statement", state.Agreement?.JobsDueOn),
        Stage.JobsCreated when state.JobsMaintained is null => new(state.Id, "maintenance-control", Account.MaintenanceEndsOn(state)),
        _ => null,
    };
}
