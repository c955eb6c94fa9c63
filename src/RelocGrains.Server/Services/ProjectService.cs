using Google.Protobuf;
using Grpc.Core;
using NodaTime;
using Orleans.Concurrency;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;
using RelocGrains.Grains.Board;
using RelocGrains.Grains.Projects;
using RelocGrains.Grains.Texts;
using RelocGrains.Server.Answers;
using RelocGrains.Server.Callers;
using RelocGrains.Server.Mapping;
using RelocGrains.Server.Reading;
using RelocGrains.V1;

namespace RelocGrains.Server.Services;

/// <summary>
/// Cases: reads, and one method for each act. A method reads its request into a command; what is true and allowed is the grain's to say.
/// </summary>
internal sealed partial class ProjectService(
    IGrainFactory grains, CasesAtHand atHand, IEventLog log, IProjectBoard board, CaseOpening opening, ITextVault vault, IClock clock)
    : V1.ProjectService.ProjectServiceBase
{
    public override async Task<Project> CreateProject(CreateProjectRequest request, ServerCallContext call)
    {
        var ask = opening.Read(request, call.Actor(), complete: true);
        var opened = await opening.Open(ask, asleep: false, call.CancellationToken);
        return FoundOrThrow(opened.Answer, opened.Project, ask.RequestId).ToFull(new Texts(vault, ask.By));
    }

    // What every act has in common. The command is read with everything else that may be wrong with the request.
    private Task<Project> Act(IMessage request, ServerCallContext call, Func<ActFields, ProjectCommand> read)
    {
        var fields = ActFields.Begin(request, call.Actor(), clock, vault.Key);
        return Execute(fields.Project, fields.ToAsk(read(fields)));
    }

    private Task<Project> Act(IMessage request, ServerCallContext call, ProjectCommand command) => Act(request, call, _ => command);

    private async Task<Project> Execute(ProjectId id, Ask ask)
    {
        var answer = (await Case(id).Execute(ask.AsImmutable())).Value;
        if (answer is Answer.AcceptedElsewhere elsewhere) answer = await grains.FirstAnswer(elsewhere);
        return FoundOrThrow(answer, id, ask.RequestId).ToFull(new Texts(vault, ask.By));
    }

    private IProjectGrain Case(ProjectId id) => grains.GetGrain<IProjectGrain>(id.Value);

    private static Answer.Found FoundOrThrow(Answer answer, ProjectId id, Guid requestId = default) => answer switch
    {
        Answer.Found found => found,
        Answer.Refused refused => throw Refusals.Of(refused.Refusal, id, requestId),
        _ => throw new InvalidOperationException($"{id} answered {answer.GetType().Name}."),
    };
}
