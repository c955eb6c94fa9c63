using Grpc.Core;
using RelocGrains.Domain.Projects;
using RelocGrains.Server.Reading;
using RelocGrains.V1;

namespace RelocGrains.Server.Services;

/// <summary>Committee, decision, agreement: where public money is committed.</summary>
internal sealed partial class ProjectService
{
    private const int MaxDeliberationNumber = 60;
    private const int MaxConditions = 20;

    public override Task<Project> RecordCommitteeOpinion(RecordCommitteeOpinionRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.RecordCommitteeOpinion(fields.CommitteeOpinion("opinion", request.Opinion)!));

    public override Task<Project> DecideProject(DecideProjectRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.DecideAid(
            fields.Line("deliberation_number", request.DeliberationNumber, MaxDeliberationNumber),
            fields.PastDay("deliberation_on", request.DeliberationOn),
            fields.Grants("grants", request.Grants),
            fields.List("conditions", request.Conditions, 0, (path, text) => fields.Text(path, text), MaxConditions)));

    public override Task<Project> SignAgreement(SignAgreementRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.SignAgreement(fields.Agreement("agreement", request.Agreement)!));
}
