namespace RelocGrains.Domain.Tests.Properties;

/// <summary>
/// The figures of one case on one day, computed the slow way from the words of the domain: read the facts that are true by that day in
/// the order they were recorded, and count at the end. Knows nothing of timelines.
/// </summary>
public static class NaiveFigures
{
    public static IEnumerable<(DepartmentCode Department, Measure Measure, long Balance)> Of(IEnumerable<Recorded<ProjectEvent>> history, LocalDate day)
    {
        DepartmentCode department = default;
        var stage = Stage.None;
        var outcome = Outcome.None;
        long announced = 0, committed = 0, investment = 0, granted = 0;
        long? planned = null, verified = null, kept = null;
        foreach (var e in history.Where(r => r.EffectiveOn <= day).Select(r => r.Event))
        {
            switch (e)
            {
                case ProjectEvent.Detected d: (department, announced, investment, stage) = (d.Department, d.AnnouncedJobs, d.AnnouncedInvestment.Cents, Stage.Detected); break;
                case ProjectEvent.Qualified: stage = Stage.Qualified; break;
                case ProjectEvent.Oriented: stage = Stage.Oriented; break;
                case ProjectEvent.Structured: stage = Stage.Structured; break;
                case ProjectEvent.Examined: stage = Stage.Examined; break;
                case ProjectEvent.AidDecided d: (stage, granted) = (Stage.Decided, d.Decision.Grants.Sum(g => g.Amount.Cents)); break;
                case ProjectEvent.AgreementSigned a: (stage, committed) = (Stage.Contracted, a.Agreement.CommittedJobs); break;
                case ProjectEvent.WorksStarted: stage = Stage.Executing; break;
                case ProjectEvent.JobsVerified v: (stage, verified) = (Stage.JobsCreated, v.JobsCreated); break;
                case ProjectEvent.JobsMaintained m: kept = m.JobsMaintainedCount; break;
                case ProjectEvent.Closed: (stage, outcome) = (Stage.Closed, Outcome.Completed); break;
                case ProjectEvent.Exited x: outcome = x.Outcome; break;
                case ProjectEvent.Returned r: (stage, kept) = (r.To, r.To < Stage.JobsCreated ? null : kept); break;
                case ProjectEvent.Reopened r: (stage, outcome, kept) = (r.To, Outcome.None, r.To < Stage.JobsCreated ? null : kept); break;
                case ProjectEvent.FinancingPlanSubmitted p: planned = p.Plan.Private.Cents; break;
                case ProjectEvent.Corrected { Correction: Correction.AnnouncedJobs c }: announced = c.Jobs; break;
                case ProjectEvent.Corrected { Correction: Correction.AnnouncedInvestment c }: investment = c.Amount.Cents; break;
                case ProjectEvent.Corrected { Correction: Correction.CommittedJobs c }: committed = c.Jobs; break;
                case ProjectEvent.Corrected { Correction: Correction.Place c }: department = c.Department; break;
                default: break;
            }
        }
        if (stage < Stage.Qualified || outcome is not (Outcome.None or Outcome.Completed)) yield break;
        var found = stage >= Stage.JobsCreated ? verified ?? 0 : 0;
        yield return (department, Measure.Projects, 1);
        yield return (department, Measure.PrivateInvestmentCents, stage >= Stage.Structured ? planned ?? investment : investment);
        yield return (department, Measure.PublicFundingCents, stage >= Stage.Decided ? granted : 0);
        yield return (department, Measure.JobsAnnounced, stage < Stage.Contracted ? announced : 0);
        yield return (department, Measure.JobsContracted, stage >= Stage.Contracted ? Math.Max(0, committed - found) : 0);
        yield return (department, Measure.JobsVerified, kept is null ? found : 0);
        yield return (department, Measure.JobsMaintained, stage >= Stage.JobsCreated ? kept ?? 0 : 0);
    }
}
