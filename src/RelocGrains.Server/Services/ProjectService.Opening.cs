using Grpc.Core;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.Server.Reading;
using RelocGrains.V1;

namespace RelocGrains.Server.Services;

/// <summary>From the detection to the case sent to partners.</summary>
internal sealed partial class ProjectService
{
    public override Task<Project> AssignProject(AssignProjectRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.Assign(fields.Owner("owner", request.Owner)!));

    public override Task<Project> NotePartnerNumber(NotePartnerNumberRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.NotePartnerNumber(new Domain.Projects.PartnerNumber(
            fields.By.Partner,
            fields.Line("number", request.Number, Domain.Projects.PartnerNumber.MaxLength))));

    public override Task<Project> QualifyProject(QualifyProjectRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.Qualify(fields.Qualification("qualification", request.Qualification)!));

    public override Task<Project> StateNeeds(StateNeedsRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.StateNeeds(fields.Needs("needs", request.Needs)));

    public override Task<Project> SendReferral(SendReferralRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.SendReferral(
            fields.Code<PartnerId>("partner", request.Partner),
            fields.Word<V1.Need, Domain.Projects.Need>("need", request.Need),
            fields.AnyDayOrNone("due_on", request.DueOn),
            fields.TextOrNone("message", request.Message)));

    public override Task<Project> AcceptReferral(AcceptReferralRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.AcceptReferral(fields.Code<ItemId>("referral", request.Referral)));

    public override Task<Project> DeclineReferral(DeclineReferralRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.DeclineReferral(
            fields.Code<ItemId>("referral", request.Referral),
            fields.Text("reason", request.Reason)));

    public override Task<Project> EscalateReferral(EscalateReferralRequest request, ServerCallContext call) =>
        Act(request, call, fields => new ProjectCommand.EscalateReferral(
            fields.Code<ItemId>("referral", request.Referral),
            fields.Code<PersonId>("person", request.Person)));

    public override Task<Project> OrientProject(OrientProjectRequest request, ServerCallContext call) =>
        Act(request, call, new ProjectCommand.Orient());
}
