using Grpc.Core;
using RelocGrains.Domain.Projects;
using RelocGrains.Server.Reading;
using RelocGrains.V1;

namespace RelocGrains.Server.Services;

/// <summary>Return, reopen, correct, hold and resume, exit, overrides: the way back is daily work too.</summary>
internal sealed partial class ProjectService
{
    public override Task<Project> ReturnProject(ReturnProjectRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.Return(
            fields.Word<V1.Stage, Domain.Projects.Stage>("to_stage", request.ToStage),
            fields.Text("reason", request.Reason)));

    public override Task<Project> ReopenProject(ReopenProjectRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.Reopen(fields.Text("reason", request.Reason)));

    public override Task<Project> CorrectProject(CorrectProjectRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.Correct(fields.Correction(request)!, fields.Text("reason", request.Reason)));

    public override Task<Project> HoldProject(HoldProjectRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.Hold(
            fields.HeldStatus("status", request.Status),
            fields.Text("reason", request.Reason)));

    public override Task<Project> ResumeProject(ResumeProjectRequest request, ServerCallContext call) =>
        Act(request, call, new ProjectCommand.Resume());

    public override Task<Project> ExitProject(ExitProjectRequest request, ServerCallContext call) =>
        Act(request, call, fields => fields.Exit(request));

    public override Task<Project> RequestOverride(RequestOverrideRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.RequestOverride(
            fields.Word<V1.Guard, Domain.Projects.Guard>("guard", request.Guard),
            fields.Text("reason", request.Reason)));

    public override Task<Project> ApproveOverride(ApproveOverrideRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.ApproveOverride(
            fields.Word<V1.Guard, Domain.Projects.Guard>("guard", request.Guard)));
}
