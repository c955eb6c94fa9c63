using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Figures;
using RelocGrains.Domain.Projects;
using RelocGrains.Grains.Board;

namespace RelocGrains.Faults.Planted;

/// <summary>One report in so many has one job too many in its last department.</summary>
internal sealed class MiscountingBoard(IProjectBoard board) : IProjectBoard
{
    private const int OneOf = 5;

    private int reports;

    public Task<ProjectPage> List(ProjectFilter filter, ProjectId? after, int max, Freshness freshness, CancellationToken ct) =>
        board.List(filter, after, max, freshness, ct);

    public async Task<Report> Report(LocalDate asOf, LocalDate knownAt, Freshness freshness, CancellationToken ct)
    {
        var report = await board.Report(asOf, knownAt, freshness, ct);
        if (Interlocked.Increment(ref reports) % OneOf != 0) return report;
        var wrong = report.Departments[^1] with { Totals = report.Departments[^1].Totals.Add(Measure.JobsAnnounced, 1) };
        return report with { Departments = [.. report.Departments.SkipLast(1), wrong] };
    }

    public Task<LedgerPage> Ledger(LedgerFilter filter, (long Position, int Ordinal)? after, int max, Freshness freshness, CancellationToken ct) =>
        board.Ledger(filter, after, max, freshness, ct);
}
