using Grpc.Core;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.Server.Reading;
using RelocGrains.V1;

namespace RelocGrains.Server.Services;

/// <summary>Plans, documents, opinions, examination.</summary>
internal sealed partial class ProjectService
{
    public override Task<Project> SubmitFinancingPlan(SubmitFinancingPlanRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.SubmitFinancingPlan(fields.FinancingPlan("plan", request.Plan, request.UpdateMask)!));

    public override Task<Project> SetJobPlan(SetJobPlanRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.SetJobPlan(fields.JobPlan("lines", request.Lines)));

    public override Task<Project> RecordSite(RecordSiteRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.RecordSite(fields.Site("site", request.Site, request.UpdateMask)!));

    public override Task<Project> StructureProject(StructureProjectRequest request, ServerCallContext call) =>
        Act(request, call, new ProjectCommand.Structure(request.WorksNotStarted));

    public override Task<Project> FileDocument(FileDocumentRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.FileDocument(
            fields.Code<DocumentCode>("document", request.Document),
            fields.Code<Evidence>("evidence", request.Evidence)));

    public override Task<Project> RequestOpinion(RequestOpinionRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.RequestOpinion(
            fields.Code<PartnerId>("partner", request.Partner),
            fields.AnyDayOrNone("due_on", request.DueOn)));

    public override Task<Project> GiveOpinion(GiveOpinionRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.GiveOpinion(
            fields.Code<ItemId>("opinion", request.Opinion),
            fields.Word<V1.View, Domain.Projects.View>("view", request.View),
            fields.TextOrNone("text", request.Text)));

    public override Task<Project> CheckAid(CheckAidRequest request, ServerCallContext call) =>
        Act(request, call, new ProjectCommand.CheckAid());

    public override Task<Project> ExamineProject(ExamineProjectRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.Examine(fields.TextOrNone("report", request.Report, TextLimits.Report)));
}
