using RelocGrains.V1;

namespace RelocGrains.Cli.Calls;

/// <summary>Which rpc enters a stage, and which records a kind of fact.</summary>
internal static class Acts
{
    /// <summary>The rpc that enters each stage after the first.</summary>
    public static readonly IReadOnlyDictionary<Stage, Act> ByStage = new Dictionary<Stage, Act>
    {
        [Stage.Qualified] = Act.Of<QualifyProjectRequest>(c => c.QualifyProjectAsync),
        [Stage.Oriented] = Act.Of<OrientProjectRequest>(c => c.OrientProjectAsync),
        [Stage.Structured] = Act.Of<StructureProjectRequest>(c => c.StructureProjectAsync),
        [Stage.Examined] = Act.Of<ExamineProjectRequest>(c => c.ExamineProjectAsync),
        [Stage.Decided] = Act.Of<DecideProjectRequest>(c => c.DecideProjectAsync),
        [Stage.Contracted] = Act.Of<SignAgreementRequest>(c => c.SignAgreementAsync),
        [Stage.Executing] = Act.Of<StartWorksRequest>(c => c.StartWorksAsync),
        [Stage.JobsCreated] = Act.Of<VerifyJobsRequest>(c => c.VerifyJobsAsync),
        [Stage.Closed] = Act.Of<CloseProjectRequest>(c => c.CloseProjectAsync),
    };

    /// <summary>The rpc that records each kind of fact, in the order in which a case needs them.</summary>
    public static readonly IReadOnlyDictionary<string, Act> ByKind = new Dictionary<string, Act>(StringComparer.Ordinal)
    {
        ["owner"] = Act.Of<AssignProjectRequest>(c => c.AssignProjectAsync),
        ["partner-number"] = Act.Of<NotePartnerNumberRequest>(c => c.NotePartnerNumberAsync),
        ["needs"] = Act.Of<StateNeedsRequest>(c => c.StateNeedsAsync),
        ["referral"] = Act.Of<SendReferralRequest>(c => c.SendReferralAsync),
        ["escalation"] = Act.Of<EscalateReferralRequest>(c => c.EscalateReferralAsync),
        ["financing-plan"] = Act.Of<SubmitFinancingPlanRequest>(c => c.SubmitFinancingPlanAsync),
        ["job-plan"] = Act.Of<SetJobPlanRequest>(c => c.SetJobPlanAsync),
        ["site"] = Act.Of<RecordSiteRequest>(c => c.RecordSiteAsync),
        ["document"] = Act.Of<FileDocumentRequest>(c => c.FileDocumentAsync),
        ["opinion-request"] = Act.Of<RequestOpinionRequest>(c => c.RequestOpinionAsync),
        ["opinion"] = Act.Of<GiveOpinionRequest>(c => c.GiveOpinionAsync),
        ["aid-check"] = Act.Of<CheckAidRequest>(c => c.CheckAidAsync),
        ["committee-opinion"] = Act.Of<RecordCommitteeOpinionRequest>(c => c.RecordCommitteeOpinionAsync),
        ["site-opening"] = Act.Of<OpenSiteRequest>(c => c.OpenSiteAsync),
        ["job-statement"] = Act.Of<StateJobsRequest>(c => c.StateJobsAsync),
        ["payment"] = Act.Of<RequestPaymentRequest>(c => c.RequestPaymentAsync),
        ["recovery-order"] = Act.Of<OrderRecoveryRequest>(c => c.OrderRecoveryAsync),
        ["recovery"] = Act.Of<RecordRecoveryRequest>(c => c.RecordRecoveryAsync),
        ["override"] = Act.Of<RequestOverrideRequest>(c => c.RequestOverrideAsync),
        ["override-approval"] = Act.Of<ApproveOverrideRequest>(c => c.ApproveOverrideAsync),
    };

    public static readonly Act Create = Act.Of<CreateProjectRequest>(c => c.CreateProjectAsync);
    public static readonly Act AcceptReferral = Act.Of<AcceptReferralRequest>(c => c.AcceptReferralAsync);
    public static readonly Act DeclineReferral = Act.Of<DeclineReferralRequest>(c => c.DeclineReferralAsync);
    public static readonly Act RequestPayment = ByKind["payment"];
    public static readonly Act ApprovePayment = Act.Of<ApprovePaymentRequest>(c => c.ApprovePaymentAsync);
    public static readonly Act VerifyJobs = ByStage[Stage.JobsCreated];
    public static readonly Act Return = Act.Of<ReturnProjectRequest>(c => c.ReturnProjectAsync);
    public static readonly Act Reopen = Act.Of<ReopenProjectRequest>(c => c.ReopenProjectAsync);
    public static readonly Act Correct = Act.Of<CorrectProjectRequest>(c => c.CorrectProjectAsync);
    public static readonly Act Hold = Act.Of<HoldProjectRequest>(c => c.HoldProjectAsync);
    public static readonly Act Resume = Act.Of<ResumeProjectRequest>(c => c.ResumeProjectAsync);
    public static readonly Act Exit = Act.Of<ExitProjectRequest>(c => c.ExitProjectAsync);
}
