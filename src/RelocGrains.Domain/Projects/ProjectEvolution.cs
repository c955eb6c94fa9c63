using NodaTime;
using RelocGrains.Domain.Calendar;

namespace RelocGrains.Domain.Projects;

/// <summary>How each event changes a case. Total: it never refuses, what is recorded is true.</summary>
public static class ProjectEvolution
{
    /// <summary>The case after one more event.</summary>
    public static ProjectState Evolve(ProjectState state, Recorded<ProjectEvent> recorded)
    {
        var after = Apply(state, recorded.Event, recorded.By, recorded.EffectiveOn) with { Version = recorded.Version };
        return after with { Timeline = CountFrom(recorded.EffectiveOn, recorded.Event, state.Timeline) };
    }

    private static ProjectState Apply(ProjectState s, ProjectEvent e, Actor by, LocalDate on) => e switch
    {
        ProjectEvent.Detected d => Open(s, d, by).Enter(Stage.Detected, on),
        ProjectEvent.Assigned a => s with { Owner = a.Owner },
        ProjectEvent.PartnerNumberNoted n => s with { PartnerNumbers = [.. s.PartnerNumbers.Where(p => p.Partner != n.Number.Partner), n.Number] },
        ProjectEvent.Qualified q => (s with { Qualification = q.Qualification, AssessedBy = by.Person }).Enter(Stage.Qualified, on),
        ProjectEvent.NeedsStated n => s with { Needs = n.Needs },
        ProjectEvent.ReferralSent r => s with { Referrals = s.Referrals.Add(new Referral(r.Id, r.To, r.Need, on, r.DueOn, ReferralAnswer.Pending, null)) },
        ProjectEvent.ReferralAccepted r => s.WithReferral(r.Id, x => x with { Answer = ReferralAnswer.Accepted }),
        ProjectEvent.ReferralDeclined r => s.WithReferral(r.Id, x => x with { Answer = ReferralAnswer.Declined }),
        ProjectEvent.ReferralEscalated r => s.WithReferral(r.Id, x => x with { Answer = ReferralAnswer.Escalated, EscalatedTo = r.To }),
        ProjectEvent.Oriented => s.Enter(Stage.Oriented, on),
        ProjectEvent.FinancingPlanSubmitted p => s with { FinancingPlan = p.Plan, AidCheck = null },
        ProjectEvent.JobPlanSet j => s with { JobPlan = j.Lines },
        ProjectEvent.SiteRecorded r => s with { Site = r.Site },
        ProjectEvent.Structured x => (s with { WorksNotStarted = x.WorksNotStarted }).Enter(Stage.Structured, on),
        ProjectEvent.DocumentFiled d => s with { Documents = [.. s.Documents.Where(x => x.Document != d.Document), new FiledDocument(d.Document, d.Evidence, on)] },
        ProjectEvent.OpinionRequested o => s with { Opinions = s.Opinions.Add(new Opinion(o.Id, o.From, on, o.DueOn, null)) },
        ProjectEvent.OpinionGiven o => s with { Opinions = s.Opinions.Change(x => x.Id == o.Id, x => x with { View = o.View }) },
        ProjectEvent.AidChecked a => s with { AidCheck = a.Check },
        ProjectEvent.Examined => (s with { ExaminedBy = by.Person }).Enter(Stage.Examined, on),
        ProjectEvent.CommitteeOpinionRecorded c => s with { CommitteeOpinion = c.Opinion },
        ProjectEvent.AidDecided d => (s with { Decision = d.Decision, DecidedBy = by.Person }).Enter(Stage.Decided, on),
        _ => ApplyLater(s, e, by, on),
    };

    private static ProjectState ApplyLater(ProjectState s, ProjectEvent e, Actor by, LocalDate on) => e switch
    {
        ProjectEvent.AgreementSigned a => (s with { Agreement = a.Agreement }).Enter(Stage.Contracted, on),
        ProjectEvent.WorksStarted => (s with { WorksStartedOn = on }).Enter(Stage.Executing, on),
        ProjectEvent.SiteOpened => s with { SiteOpenedOn = on },
        ProjectEvent.JobsStated j => s with { JobStatements = s.JobStatements.Add(new JobStatement(j.Id, j.StatedOn, j.Headcount, j.Evidence, null)) },
        ProjectEvent.JobsVerified v => (s with { JobsVerified = v.JobsCreated })
            .WithVerification(v.Statement, new Verification(by.Person, on, v.Headcount, v.JobsCreated, v.Evidence)).EnterOnce(Stage.JobsCreated, on),
        ProjectEvent.JobsMaintained m => (s with { JobsMaintained = m.JobsMaintainedCount })
            .WithVerification(m.Statement, new Verification(by.Person, on, m.Headcount, m.JobsMaintainedCount, m.Evidence)),
        ProjectEvent.PaymentRequested p => s with
        {
            Payments = s.Payments.Add(new Payment(p.Id, p.Instalment, p.Amount, p.Evidence, by.Person, default)),
            PaymentsRequested = s.PaymentsRequested + 1,
        },
        ProjectEvent.PaymentApproved p => s with { Payments = s.Payments.Change(x => x.Id == p.Id, x => x with { Approvers = x.Approvers.Add(by.Person) }) },
        ProjectEvent.RecoveryOrdered r => s with { Recovery = new RecoveryOrder(r.Amount, s.Recovery?.Recovered ?? Money.Zero, r.Arithmetic, s.Recovery?.Receipts ?? default) },
        ProjectEvent.RecoveryReceived r => s with
        {
            Recovery = s.Recovery! with { Recovered = s.Recovery.Recovered + r.Amount, Receipts = s.Recovery.Receipts.Add(r.Evidence) },
        },
        ProjectEvent.Closed => (s with { Outcome = Outcome.Completed, EndedBy = by.Person }).Enter(Stage.Closed, on),
        ProjectEvent.Returned r => s.BackTo(r.To, on),
        ProjectEvent.Reopened r => (s with { Outcome = Outcome.None, EndedBy = null, LostTo = null, Survivor = null }).BackTo(r.To, on),
        ProjectEvent.Corrected c => Corrected(s, c.Correction),
        ProjectEvent.Held h => s with { Status = h.Status, HeldOn = s.HeldOn ?? on },
        ProjectEvent.Resumed => Resumed(s, on),
        ProjectEvent.Exited x => s with
        {
            Outcome = x.Outcome,
            LostTo = x.LostTo,
            Survivor = x.Survivor,
            EndedBy = by.Person,
            Status = Status.Active,
            HeldOn = null,
            Decision = s.Paid == Money.Zero ? null : s.Decision,
        },
        ProjectEvent.OverrideRequested o => s with { Overrides = s.Overrides.Add(new GuardOverride(o.Guard, by.Person, o.Reason, null)) },
        ProjectEvent.OverrideApproved o => s with { Overrides = s.Overrides.Change(x => x.Guard == o.Guard && x.ApprovedBy is null, x => x with { ApprovedBy = by.Person }) },
        _ => throw new ArgumentOutOfRangeException(nameof(e), e.GetType().Name),
    };

    private static ProjectState Open(ProjectState s, ProjectEvent.Detected d, Actor by) => s with
    {
        Id = d.Id,
        Company = d.Company,
        Department = d.Department,
        Commune = d.Commune,
        Source = d.Source,
        AnnouncedJobs = d.AnnouncedJobs,
        AnnouncedInvestment = d.AnnouncedInvestment,
        LinkedTo = d.LinkedTo,
        Contact = d.Contact,
        CreatedBy = by,
    };

    private static ProjectState Corrected(ProjectState s, Correction correction) => correction switch
    {
        Correction.AnnouncedJobs c => s with { AnnouncedJobs = c.Jobs },
        Correction.AnnouncedInvestment c => s with { AnnouncedInvestment = c.Amount },
        Correction.CommittedJobs c => s with { Agreement = s.Agreement! with { CommittedJobs = c.Jobs } },
        Correction.Place c => s with { Department = c.Department, Commune = c.Commune },
        Correction.Filiere c => s with { Qualification = s.Qualification! with { Filiere = c.Code } },
        Correction.CompanyName c => s with { Company = s.Company! with { Name = c.Name } },
        // The check looked at another company, as it were; once decided, the decision rests on the check as it was.
        Correction.CompanySize c => s with { Company = s.Company! with { Size = c.Size }, AidCheck = s.Stage < Stage.Decided ? null : s.AidCheck },
        _ => throw new ArgumentOutOfRangeException(nameof(correction)),
    };

    // The clock stood while the company owed something: what is due moves by the working days it stood, counted from
    // the day a thing was asked for if the clock stood already.
    private static ProjectState Resumed(ProjectState s, LocalDate on)
    {
        LocalDate Moved(LocalDate due, LocalDate sentOn) =>
            s.HeldOn is { } since ? WorkingDays.Add(due, WorkingDays.Between(LocalDate.Max(since, sentOn), on)) : due;
        return s with
        {
            Status = Status.Active,
            HeldOn = null,
            Referrals = s.Referrals.Change(r => r.Answer is ReferralAnswer.Pending, r => r with { DueOn = Moved(r.DueOn, r.SentOn) }),
            Opinions = s.Opinions.Change(o => o.View is null, o => o with { DueOn = Moved(o.DueOn, o.AskedOn) }),
        };
    }

    private static ProjectState Enter(this ProjectState s, Stage stage, LocalDate on) =>
        s with { Stage = stage, Stages = s.Stages.Add(new StageEntry(stage, on)) };

    private static ProjectState EnterOnce(this ProjectState s, Stage stage, LocalDate on) => s.Stage == stage ? s : s.Enter(stage, on);

    private static ProjectState WithReferral(this ProjectState s, ItemId id, Func<Referral, Referral> change) =>
        s with { Referrals = s.Referrals.Change(r => r.Id == id, change) };

    private static ProjectState WithVerification(this ProjectState s, ItemId id, Verification verification) =>
        s with { JobStatements = s.JobStatements.Change(j => j.Id == id, j => j with { Verification = verification }) };

    // What belongs to a stage is no longer true once the case stands before it, but for money that moved. The history keeps it.
    private static ProjectState BackTo(this ProjectState s, Stage to, LocalDate on) => s with
    {
        Stage = to,
        Stages = [.. s.Stages.Where(x => x.Stage <= to), new StageEntry(to, on)],
        Qualification = to < Stage.Qualified ? null : s.Qualification,
        AssessedBy = to < Stage.Qualified ? null : s.AssessedBy,
        WorksNotStarted = to >= Stage.Structured && s.WorksNotStarted,
        AidCheck = to < Stage.Examined ? null : s.AidCheck,
        ExaminedBy = to < Stage.Examined ? null : s.ExaminedBy,
        CommitteeOpinion = to < Stage.Examined ? null : s.CommitteeOpinion,
        Decision = to < Stage.Decided ? null : s.Decision,
        DecidedBy = to < Stage.Decided ? null : s.DecidedBy,
        Agreement = to < Stage.Contracted ? null : s.Agreement,
        Payments = to < Stage.Contracted ? default : s.Payments,
        WorksStartedOn = to < Stage.Executing ? null : s.WorksStartedOn,
        SiteOpenedOn = to < Stage.Executing ? null : s.SiteOpenedOn,
        JobStatements = to < Stage.JobsCreated ? s.JobStatements.Change(_ => true, j => j with { Verification = null }) : s.JobStatements,
        JobsVerified = to < Stage.JobsCreated ? null : s.JobsVerified,
        JobsMaintained = to < Stage.JobsCreated ? null : s.JobsMaintained,
        Recovery = to < Stage.JobsCreated && s.Recovery?.Recovered == Money.Zero ? null : s.Recovery,
        Overrides = default,
    };

    // What each event changes of the figures, from its effective day on.
    private static Timeline CountFrom(LocalDate on, ProjectEvent e, Timeline timeline) => e switch
    {
        ProjectEvent.Detected d => timeline.Set(on, m => m with
        {
            Stage = Stage.Detected,
            Department = d.Department,
            AnnouncedJobs = d.AnnouncedJobs,
            AnnouncedInvestment = d.AnnouncedInvestment,
        }),
        ProjectEvent.Qualified => timeline.Set(on, m => m with { Stage = Stage.Qualified }),
        ProjectEvent.Oriented => timeline.Set(on, m => m with { Stage = Stage.Oriented }),
        ProjectEvent.FinancingPlanSubmitted p => timeline.Set(on, m => m with { PlannedPrivate = p.Plan.Private }),
        ProjectEvent.Structured => timeline.Set(on, m => m with { Stage = Stage.Structured }),
        ProjectEvent.Examined => timeline.Set(on, m => m with { Stage = Stage.Examined }),
        ProjectEvent.AidDecided d => timeline.Set(on, m => m with { Stage = Stage.Decided, Granted = d.Decision.Total }),
        ProjectEvent.AgreementSigned a => timeline.Set(on, m => m with { Stage = Stage.Contracted, CommittedJobs = a.Agreement.CommittedJobs }),
        ProjectEvent.WorksStarted => timeline.Set(on, m => m with { Stage = Stage.Executing }),
        ProjectEvent.JobsVerified v => timeline.Set(on, m => m with { Stage = Stage.JobsCreated, Verified = v.JobsCreated }),
        ProjectEvent.JobsMaintained v => timeline.Set(on, m => m with { Maintained = v.JobsMaintainedCount }),
        ProjectEvent.Closed => timeline.Set(on, m => m with { Stage = Stage.Closed, Outcome = Outcome.Completed }),
        ProjectEvent.Returned r => timeline.Set(on, m => BackTo(r.To, m)),
        ProjectEvent.Reopened r => timeline.Set(on, m => BackTo(r.To, m) with { Outcome = Outcome.None }),
        ProjectEvent.Exited x => timeline.Set(on, m => m with { Outcome = x.Outcome }),
        ProjectEvent.Corrected c => Corrected(on, c.Correction, timeline),
        _ => timeline,
    };

    private static Milestone BackTo(Stage to, Milestone m) => m with { Stage = to, Maintained = to < Stage.JobsCreated ? null : m.Maintained };

    private static Timeline Corrected(LocalDate on, Correction correction, Timeline timeline) => correction switch
    {
        Correction.AnnouncedJobs c => timeline.Set(on, m => m with { AnnouncedJobs = c.Jobs }),
        Correction.AnnouncedInvestment c => timeline.Set(on, m => m with { AnnouncedInvestment = c.Amount }),
        Correction.CommittedJobs c => timeline.Set(on, m => m with { CommittedJobs = c.Jobs }),
        Correction.Place c => timeline.Set(on, m => m with { Department = c.Department }),
        _ => timeline,
    };
}
