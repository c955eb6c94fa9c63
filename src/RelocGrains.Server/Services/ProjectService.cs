using Google.Protobuf;
using Grpc.Core;
using NodaTime;
using Orleans.Concurrency;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;
using RelocGrains.Grains.Board;
using RelocGrains.Grains.Numbers;
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
    IGrainFactory grains, CasesAtHand atHand, IEventLog log, IProjectBoard board, ReferenceNumbers numbers, TextVault vault, IClock clock)
    : V1.ProjectService.ProjectServiceBase
{
    public override async Task<Project> CreateProject(CreateProjectRequest request, ServerCallContext call)
    {
        var fields = ActFields.Begin(request, call.Actor(), clock, vault.Key);
        var ask = fields.ToAsk(Detect(fields, request));
        return await Execute(await ReferenceFor(ask, fields, call.CancellationToken), ask);
    }

    // A repeated request is asked of the case it opened the first time, so that it takes no second reference; a validated one takes none.
    private async Task<ProjectId> ReferenceFor(Ask ask, ActFields fields, CancellationToken ct)
    {
        var accepted = await log.FindRequest(new RequestKey(ask.By.Person.Value, ask.RequestId), ct);
        if (accepted is not null && StreamNames.IsProject(accepted.Stream, out var first)) return first;
        var year = (ask.EffectiveOn ?? fields.Today).Year;
        return ask.ValidateOnly ? ReferenceNumbers.Never(year) : await numbers.Next(year, ct);
    }

    private static ProjectCommand.Detect Detect(ActFields fields, CreateProjectRequest request) => new(
        fields.Company("company", request.Company),
        fields.Code<DepartmentCode>("department", request.Department),
        fields.Commune("commune", request.Commune),
        fields.Word<V1.DetectionSource, Domain.Projects.DetectionSource>("source", request.Source),
        fields.Jobs("announced_jobs", request.AnnouncedJobs),
        fields.Money("announced_investment_cents", request.AnnouncedInvestmentCents),
        fields.CaseOrNone("linked_to", request.LinkedTo),
        fields.Contact("contact", request.Contact));

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
        if (answer is Answer.AcceptedElsewhere elsewhere) answer = await FirstAnswer(elsewhere);
        return FoundOrThrow(answer, id, ask.RequestId).ToFull(new Texts(vault, ask.By));
    }

    private async Task<Answer> FirstAnswer(Answer.AcceptedElsewhere elsewhere)
    {
        var then = (await Case(elsewhere.Project).ReadAt(elsewhere.Version)).Value;
        return then is Answer.Found found ? found with { Position = elsewhere.Position } : then;
    }

    private IProjectGrain Case(ProjectId id) => grains.GetGrain<IProjectGrain>(id.Value);

    private static Answer.Found FoundOrThrow(Answer answer, ProjectId id, Guid requestId = default) => answer switch
    {
        Answer.Found found => found,
        Answer.Refused refused => throw Refusals.Of(refused.Refusal, id, requestId),
        _ => throw new InvalidOperationException($"{id} answered {answer.GetType().Name}."),
    };
}
