using Grpc.Core;
using NodaTime;
using Orleans.Concurrency;
using RelocGrains.Domain;
using RelocGrains.EventLog;
using RelocGrains.Grains.Projects;
using RelocGrains.Grains.Texts;
using RelocGrains.Server.Answers;
using RelocGrains.Server.Callers;
using RelocGrains.Server.Mapping;
using RelocGrains.Server.Reading;
using RelocGrains.V1;

namespace RelocGrains.Server.Services;

/// <summary>What was recorded of a case, by whom and when.</summary>
internal sealed class HistoryService(IGrainFactory grains, IEventLog log, ITextVault vault, IClock clock)
    : V1.HistoryService.HistoryServiceBase
{
    public override async Task<ListProjectHistoryResponse> ListProjectHistory(ListProjectHistoryRequest request, ServerCallContext call)
    {
        var fields = ReadFields.Begin(clock);
        var id = fields.Case("parent", request.Parent);
        var freshness = fields.Freshness(request.Consistency);
        var size = fields.PageSize(request.PageSize);
        var bound = new ListProjectHistoryRequest { Parent = request.Parent };
        var after = fields.Cursor(request.PageToken, bound, ReadFields.NumberCursor);
        fields.ThrowIfInvalid();

        await log.RefuseAhead(freshness, call.CancellationToken);
        var page = (await grains.GetGrain<IProjectGrain>(id.Value).History(after ?? 0, size, freshness.AsImmutable())).Value
            ?? throw Refusals.Of(new Refusal(Reason.ProjectNotFound, default, default), id, default);
        var texts = new Texts(vault, call.Actor());
        return new ListProjectHistoryResponse
        {
            Entries = { page.Entries.Select(entry => entry.ToWire(id, texts)) },
            NextPageToken = page.More ? Tokens.Page(bound, Words.Of(page.Entries[^1].Version)) : "",
            Revision = Tokens.Revision(page.Position),
        };
    }
}
