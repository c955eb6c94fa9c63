using System.Globalization;
using Grpc.Core;
using NodaTime;
using Orleans.Concurrency;
using RelocGrains.Domain;
using RelocGrains.EventLog;
using RelocGrains.Grains.Board;
using RelocGrains.Grains.Plan;
using RelocGrains.Server.Mapping;
using RelocGrains.Server.Reading;
using RelocGrains.V1;

namespace RelocGrains.Server.Services;

/// <summary>The plan, its figures, and what they are made of.</summary>
internal sealed class PlanService(IGrainFactory grains, IEventLog log, IProjectBoard board, IClock clock) : V1.PlanService.PlanServiceBase
{
    public override async Task<V1.Plan> GetPlan(GetPlanRequest request, ServerCallContext call)
    {
        var fields = ReadFields.Begin(clock);
        fields.Require(request.Name is "" or Names.Plan, "name", $"{Names.Plan}, or empty");
        var freshness = fields.Freshness(request.Consistency);
        fields.ThrowIfInvalid();

        await log.RefuseAhead(freshness, call.CancellationToken);
        return (await grains.GetGrain<IPlanGrain>(IPlanGrain.Key).Read(freshness.AsImmutable(), call.CancellationToken)).Value.ToWire();
    }

    public override async Task<V1.Report> GetReport(GetReportRequest request, ServerCallContext call)
    {
        var fields = ReadFields.Begin(clock);
        var asOf = fields.PastDayOrNone("as_of", request.AsOf) ?? fields.Today;
        var knownAt = fields.PastDayOrNone("known_at", request.KnownAt) ?? fields.Today;
        var freshness = fields.Freshness(request.Consistency);
        fields.ThrowIfInvalid();

        await log.RefuseAhead(freshness, call.CancellationToken);
        return (await board.Report(asOf, knownAt, freshness, call.CancellationToken)).ToWire();
    }

    public override async Task<ListLedgerEntriesResponse> ListLedgerEntries(ListLedgerEntriesRequest request, ServerCallContext call)
    {
        var fields = ReadFields.Begin(clock);
        var filter = ReadFilter(fields, request);
        var freshness = fields.Freshness(request.Consistency);
        var size = fields.PageSize(request.PageSize);
        var bound = new ListLedgerEntriesRequest(request) { PageSize = 0, PageToken = "", Consistency = null };
        var after = fields.Cursor(request.PageToken, bound, ReadCursor);
        fields.ThrowIfInvalid();

        await log.RefuseAhead(freshness, call.CancellationToken);
        var page = await board.Ledger(filter, after, size, freshness, call.CancellationToken);
        return new ListLedgerEntriesResponse
        {
            Entries = { page.Entries.Select(FigureMapping.ToWire) },
            NextPageToken = page.Next is { } next ? Tokens.Page(bound, WriteCursor(next)) : "",
            Revision = Tokens.Revision(page.Position),
        };
    }

    private static LedgerFilter ReadFilter(ReadFields fields, ListLedgerEntriesRequest request) => new(
        fields.PastDayOrNone("as_of", request.AsOf) ?? fields.Today,
        fields.PastDayOrNone("known_at", request.KnownAt) ?? fields.Today,
        fields.CodeOrNone<DepartmentCode>("department", request.Department),
        fields.WordOrNone<V1.Measure, Domain.Projects.Measure>("measure", request.Measure),
        fields.CaseOrNone("project", request.Project));

    private static string WriteCursor((long Position, int Ordinal) last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.Position}.{last.Ordinal}");

    private static (long Position, int Ordinal)? ReadCursor(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 2 || ReadFields.NumberCursor(parts[0]) is not { } position) return null;
        return ReadFields.NumberCursor(parts[1]) is { } ordinal and <= int.MaxValue ? (position, (int)ordinal) : null;
    }
}
