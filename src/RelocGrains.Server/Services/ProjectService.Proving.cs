using Grpc.Core;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.V1;

namespace RelocGrains.Server.Services;

/// <summary>Works, jobs, payments, recovery, closing: where outcomes are proven.</summary>
internal sealed partial class ProjectService
{
    public override Task<Project> StartWorks(StartWorksRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.StartWorks(fields.Code<Evidence>("evidence", request.Evidence)));

    public override Task<Project> OpenSite(OpenSiteRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.OpenSite(fields.Code<Evidence>("evidence", request.Evidence)));

    public override Task<Project> StateJobs(StateJobsRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.StateJobs(
            fields.PastDay("stated_on", request.StatedOn),
            fields.Headcount("headcount", request.HasHeadcount, request.Headcount),
            fields.Code<Evidence>("evidence", request.Evidence)));

    public override Task<Project> VerifyJobs(VerifyJobsRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.VerifyJobs(
            fields.Code<ItemId>("statement", request.Statement),
            fields.Headcount("headcount", request.HasHeadcount, request.Headcount),
            fields.Code<Evidence>("evidence", request.Evidence)));

    public override Task<Project> RequestPayment(RequestPaymentRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.RequestPayment(
            fields.Code<ItemId>("instalment", request.Instalment),
            fields.Code<Evidence>("evidence", request.Evidence)));

    public override Task<Project> ApprovePayment(ApprovePaymentRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.ApprovePayment(fields.Code<ItemId>("payment", request.Payment)));

    public override Task<Project> OrderRecovery(OrderRecoveryRequest request, ServerCallContext call) =>
        Act(request, call, new ProjectCommand.OrderRecovery());

    public override Task<Project> RecordRecovery(RecordRecoveryRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.RecordRecovery(
            fields.Money("amount_cents", request.AmountCents, aboveZero: true),
            fields.Code<Evidence>("evidence", request.Evidence)));

    public override Task<Project> CloseProject(CloseProjectRequest request, ServerCallContext call) =>
        Act(request, call, new ProjectCommand.Close());
}
