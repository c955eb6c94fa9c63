using Grpc.Core;
using RelocGrains.V1;

namespace RelocGrains.Benchmarks.Rival;

/// <summary>One method an act: what it needs, and what it changes.</summary>
internal sealed class RivalService(RivalSessions sessions) : ProjectService.ProjectServiceBase
{
    public override Task<Project> CreateProject(CreateProjectRequest request, ServerCallContext call) => sessions.Use(async session =>
    {
        var ask = RivalAsk.Of("", request.RequestId, "", call);
        Need(request.Company is not null, "company");
        var project = new Project
        {
            Status = V1.Status.Active,
            Company = request.Company,
            Department = request.Department,
            Commune = request.Commune,
            Source = request.Source,
            AnnouncedJobs = request.AnnouncedJobs,
            AnnouncedInvestmentCents = request.AnnouncedInvestmentCents,
            CreatedBy = ask.By,
            Jobs = new JobCounts(),
        };
        project.Enter(Stage.Detected);
        return await session.Open(ask, project);
    });

    public override Task<Project> AssignProject(AssignProjectRequest request, ServerCallContext call) =>
        Act(RivalAsk.Of(request.Name, request.RequestId, request.Etag, call), (project, _) => project.Owner = request.Owner);

    public override Task<Project> QualifyProject(QualifyProjectRequest request, ServerCallContext call) =>
        Act(RivalAsk.Of(request.Name, request.RequestId, request.Etag, call), (project, by) =>
        {
            Need(project.Stage is Stage.Detected, "stage");
            Need(project.CreatedBy.Person != by.Person, "assessed by somebody other than the creator");
            project.Qualification = request.Qualification;
            project.AssessedBy = by.Person;
            project.Jobs.Announced = project.AnnouncedJobs;
            project.Enter(Stage.Qualified);
        });

    public override Task<Project> StateNeeds(StateNeedsRequest request, ServerCallContext call) =>
        Act(RivalAsk.Of(request.Name, request.RequestId, request.Etag, call), (project, _) =>
        {
            Need(project.Stage >= Stage.Qualified, "stage");
            project.Needs.Clear();
            project.Needs.Add(request.Needs);
        });

    public override Task<Project> SendReferral(SendReferralRequest request, ServerCallContext call) =>
        Act(RivalAsk.Of(request.Name, request.RequestId, request.Etag, call), (project, _) =>
        {
            Need(project.Needs.Contains(request.Need), "need");
            project.Referrals.Add(new Referral
            {
                Id = $"r{project.Referrals.Count + 1}",
                Partner = request.Partner,
                Need = request.Need,
                SentOn = RivalCase.Today(),
                DueOn = request.DueOn ?? RivalCase.Today(),
                Answer = ReferralAnswer.Pending,
            });
        });

    public override Task<Project> OrientProject(OrientProjectRequest request, ServerCallContext call) =>
        Act(RivalAsk.Of(request.Name, request.RequestId, request.Etag, call), (project, _) =>
        {
            Need(project.Stage is Stage.Qualified, "stage");
            Need(project.Referrals.Count > 0, "one referral sent");
            project.Enter(Stage.Oriented);
        });

    public override Task<Project> AcceptReferral(AcceptReferralRequest request, ServerCallContext call) =>
        Act(RivalAsk.Of(request.Name, request.RequestId, request.Etag, call), (project, by) =>
        {
            var referral = project.Referrals.FirstOrDefault(r => r.Id == request.Referral && r.Partner == by.Partner);
            Need(referral is { Answer: ReferralAnswer.Pending }, "referral");
            referral!.Answer = ReferralAnswer.Accepted;
        });

    public override Task<Project> NotePartnerNumber(NotePartnerNumberRequest request, ServerCallContext call) =>
        Act(RivalAsk.Of(request.Name, request.RequestId, request.Etag, call), (project, by) =>
            project.PartnerNumbers.Add(new PartnerNumber { Partner = by.Partner, Number = request.Number }));

    public override Task<Project> SubmitFinancingPlan(SubmitFinancingPlanRequest request, ServerCallContext call) =>
        Act(RivalAsk.Of(request.Name, request.RequestId, request.Etag, call), (project, _) =>
        {
            Need(project.Stage is Stage.Oriented, "stage");
            project.FinancingPlan = request.Plan;
            for (var i = 0; i < request.Plan.FundingLines.Count; i++) request.Plan.FundingLines[i].Id = $"l{i + 1}";
        });

    public override Task<Project> SetJobPlan(SetJobPlanRequest request, ServerCallContext call) =>
        Act(RivalAsk.Of(request.Name, request.RequestId, request.Etag, call), (project, _) =>
        {
            Need(project.Stage >= Stage.Oriented, "stage");
            project.JobPlan.Clear();
            project.JobPlan.Add(request.Lines);
        });

    public override Task<Project> RecordSite(RecordSiteRequest request, ServerCallContext call) =>
        Act(RivalAsk.Of(request.Name, request.RequestId, request.Etag, call), (project, _) =>
        {
            Need(project.Stage >= Stage.Oriented, "stage");
            project.Site = request.Site;
        });

    public override Task<Project> StructureProject(StructureProjectRequest request, ServerCallContext call) =>
        Act(RivalAsk.Of(request.Name, request.RequestId, request.Etag, call), (project, _) =>
        {
            Need(project.Stage is Stage.Oriented, "stage");
            Need(project.Referrals.All(r => r.Answer is ReferralAnswer.Accepted), "every referral answered");
            Need(project.FinancingPlan is not null && project.JobPlan.Count > 0 && project.Site is not null, "plan, jobs, site");
            project.WorksNotStarted = request.WorksNotStarted;
            project.Enter(Stage.Structured);
        });

    public override Task<Project> FileDocument(FileDocumentRequest request, ServerCallContext call) =>
        Act(RivalAsk.Of(request.Name, request.RequestId, request.Etag, call), (project, _) =>
        {
            Need(project.Stage >= Stage.Structured, "stage");
            project.Documents.Add(new FiledDocument { Document = request.Document, Evidence = request.Evidence, FiledOn = RivalCase.Today() });
        });

    private Task<Project> Act(RivalAsk ask, Action<Project, Actor> change) => sessions.Use(session => session.Act(ask, change));

    private static void Need(bool met, string what)
    {
        if (!met) throw new RpcException(new Grpc.Core.Status(StatusCode.FailedPrecondition, what));
    }
}
