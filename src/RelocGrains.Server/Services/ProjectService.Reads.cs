using Grpc.Core;
using Orleans.Concurrency;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.Grains.Board;
using RelocGrains.Server.Callers;
using RelocGrains.Server.Mapping;
using RelocGrains.Server.Reading;
using RelocGrains.V1;

namespace RelocGrains.Server.Services;

/// <summary>Reading cases, listing them, explaining what stands in their way.</summary>
internal sealed partial class ProjectService
{
    private const int MaxFilterText = 200;

    public override async Task<Project> GetProject(GetProjectRequest request, ServerCallContext call)
    {
        var fields = ReadFields.Begin(clock);
        var id = fields.Case("name", request.Name);
        fields.Require(Enum.IsDefined(request.View), "view", "BASIC or FULL");
        var freshness = fields.Freshness(request.Consistency);
        fields.ThrowIfInvalid();

        await log.RefuseAhead(freshness, call.CancellationToken);
        var found = atHand.Find(id, freshness) ?? FoundOrThrow((await Case(id).Read(freshness.AsImmutable())).Value, id);
        return request.View is ProjectView.Basic ? found.ToBasic() : found.ToFull(new Texts(vault, call.Actor()));
    }

    public override async Task<ListProjectsResponse> ListProjects(ListProjectsRequest request, ServerCallContext call)
    {
        var fields = ReadFields.Begin(clock);
        var filter = ReadFilter(fields, request);
        var freshness = fields.Freshness(request.Consistency);
        var size = fields.PageSize(request.PageSize);
        var bound = BoundToToken(request);
        var after = fields.Cursor(request.PageToken, bound, ReadFields.CodeCursor<ProjectId>);
        fields.ThrowIfInvalid();

        await log.RefuseAhead(freshness, call.CancellationToken);
        var page = await board.List(filter, after, size, freshness, call.CancellationToken);
        return new ListProjectsResponse
        {
            Projects = { await Lines(page, request.View, new Texts(vault, call.Actor())) },
            NextPageToken = page.Next is { } next ? Tokens.Page(bound, next.Value) : "",
            TotalSize = (int)page.Total,
            Revision = Tokens.Revision(page.Position),
        };
    }

    public override async Task<ExplainProjectResponse> ExplainProject(ExplainProjectRequest request, ServerCallContext call)
    {
        var fields = ReadFields.Begin(clock);
        var id = fields.Case("name", request.Name);
        var target = fields.WordOrNone<V1.Stage, Domain.Projects.Stage>("target", request.Target);
        var freshness = fields.Freshness(request.Consistency);
        fields.ThrowIfInvalid();

        await log.RefuseAhead(freshness, call.CancellationToken);
        var found = FoundOrThrow((await Case(id).Read(freshness.AsImmutable())).Value, id);
        var reached = new Freshness(found.Position, Strong: false).AsImmutable();
        var explanation = (await Case(id).Explain(target ?? After(found.State.Stage), call.Actor().AsImmutable(), reached)).Value
            ?? throw new InvalidOperationException($"{id} is there and is not.");
        return new ExplainProjectResponse
        {
            Current = explanation.Current.ToWire(),
            Target = explanation.Target.ToWire(),
            Unmet = { explanation.Unmet.Select(ProjectMapping.ToWire) },
            Revision = Tokens.Revision(explanation.Position),
        };
    }

    private static Domain.Projects.Stage After(Domain.Projects.Stage stage) => stage < Domain.Projects.Stage.Closed ? stage + 1 : stage;

    private static ProjectFilter ReadFilter(ReadFields fields, ListProjectsRequest request)
    {
        fields.Require(Enum.IsDefined(request.View), "view", "BASIC or FULL");
        return new ProjectFilter(
            fields.CodeOrNone<DepartmentCode>("department", request.Department),
            fields.WordOrNone<V1.Stage, Domain.Projects.Stage>("stage", request.Stage),
            fields.WordOrNone<V1.Status, Domain.Projects.Status>("status", request.Status),
            fields.WordOrNone<V1.Outcome, Domain.Projects.Outcome>("outcome", request.Outcome),
            request.HasLive ? request.Live : null,
            fields.CodeOrNone<PersonId>("owner", request.Owner),
            fields.CodeOrNone<PartnerId>("partner", request.Partner),
            NullIfEmpty(fields.LineOrNone("partner_number", request.PartnerNumber, Domain.Projects.PartnerNumber.MaxLength)),
            NullIfEmpty(fields.LineOrNone("text", request.Text, MaxFilterText)));
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static ListProjectsRequest BoundToToken(ListProjectsRequest request) =>
        new(request) { PageSize = 0, PageToken = "", Consistency = null };

    // The lines of a list come from the board; whole cases from their grains, each at least as fresh as the list.
    private async Task<IEnumerable<Project>> Lines(ProjectPage page, ProjectView view, Texts texts)
    {
        if (view is not ProjectView.Full) return page.Projects.Select(summary => summary.ToBasic(page.Position));
        var freshness = new Freshness(page.Position, Strong: false).AsImmutable();
        var answers = await Task.WhenAll(page.Projects.Select(summary => Case(summary.Id).Read(freshness)));
        return answers.Zip(page.Projects, (answer, summary) => FoundOrThrow(answer.Value, summary.Id).ToFull(texts));
    }
}
