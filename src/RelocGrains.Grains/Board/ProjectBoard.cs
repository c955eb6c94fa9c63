using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Figures;
using RelocGrains.Domain.Json;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;

namespace RelocGrains.Grains.Board;

/// <summary>Answers from the board's rows, once they are as fresh as asked for. Each answer is read in one snapshot with its position.</summary>
public sealed class ProjectBoard(BoardStore store, BoardRows progress, IEventLog log) : IProjectBoard
{
    /// <inheritdoc/>
    public async Task<ProjectPage> List(ProjectFilter filter, ProjectId? after, int max, Freshness freshness, CancellationToken ct)
    {
        await Reach(freshness, ct);
        using var snapshot = new BoardSnapshot(store);
        var (where, parameters) = Where(filter);
        var total = snapshot.Number($"SELECT count(*) FROM projects p WHERE {where}", parameters);
        var rows = snapshot.Rows(
            $"SELECT summary FROM projects p WHERE {where} AND p.id > $after ORDER BY p.id LIMIT $max",
            row => JsonSerializer.Deserialize<ProjectSummary>(row.GetString(0), DomainJson.Options)!,
            [.. parameters, ("$after", after?.Value ?? ""), ("$max", max + 1)]);
        var page = rows.Take(max).ToItems();
        return new ProjectPage(page, rows.Length > max ? page[^1].Id : null, total, snapshot.Position);
    }

    /// <inheritdoc/>
    public async Task<Report> Report(LocalDate asOf, LocalDate knownAt, Freshness freshness, CancellationToken ct)
    {
        await Reach(freshness, ct);
        using var snapshot = new BoardSnapshot(store);
        var departments = snapshot.Totals(asOf, knownAt);
        return new Report(asOf, knownAt, departments.Aggregate(Totals.Zero, (sum, d) => sum + d.Totals), departments, snapshot.Position);
    }

    /// <inheritdoc/>
    public async Task<LedgerPage> Ledger(LedgerFilter filter, (long Position, int Ordinal)? after, int max, Freshness freshness, CancellationToken ct)
    {
        await Reach(freshness, ct);
        using var snapshot = new BoardSnapshot(store);
        var rows = snapshot.Rows(
            "SELECT position, ordinal, project, department, measure, effective_on, recorded_at, delta FROM movements "
                + "WHERE effective_on <= $asOf AND recorded_on <= $knownAt AND (position, ordinal) > ($position, $ordinal) "
                + "AND ($department = '' OR department = $department) AND ($measure = 0 OR measure = $measure) AND ($project = '' OR project = $project) "
                + "ORDER BY position, ordinal LIMIT $max",
            ReadEntry,
            ("$asOf", BoardText.Of(filter.AsOf)),
            ("$knownAt", BoardText.Of(filter.KnownAt)),
            ("$position", after?.Position ?? 0),
            ("$ordinal", after?.Ordinal ?? -1),
            ("$department", filter.Department?.Value ?? ""),
            ("$measure", filter.Measure is { } measure ? (int)measure : 0),
            ("$project", filter.Project?.Value ?? ""),
            ("$max", max + 1));
        var page = rows.Take(max).ToItems();
        return new LedgerPage(page, rows.Length > max ? (page[^1].Position, page[^1].Ordinal) : null, snapshot.Position);
    }

    private static RecordedEntry ReadEntry(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetInt32(1),
        new ProjectId(row.GetString(2)),
        new LedgerEntry(new DepartmentCode(row.GetString(3)), (Measure)row.GetInt32(4), BoardText.Day(row.GetString(5)), row.GetInt64(7)),
        Instant.FromUnixTimeTicks(row.GetInt64(6)));

    private async Task Reach(Freshness freshness, CancellationToken ct)
    {
        var needed = freshness.Strong ? (await log.ReadHead(ct)).Position : freshness.MinPosition;
        await progress.Reach(needed, ct);
    }

    private static (string Sql, (string Name, object Value)[] Parameters) Where(ProjectFilter filter)
    {
        var sql = new StringBuilder("1 = 1");
        var parameters = ImmutableArray.CreateBuilder<(string, object)>();
        void And(string condition, string name, object? value)
        {
            if (value is null) return;
            sql.Append(" AND ").Append(condition);
            parameters.Add((name, value));
        }

        And("p.department = $department", "$department", filter.Department?.Value);
        And("p.stage = $stage", "$stage", (int?)filter.Stage);
        And("p.status = $status", "$status", (int?)filter.Status);
        And("p.outcome = $outcome", "$outcome", (int?)filter.Outcome);
        And("(p.outcome = 0) = $live", "$live", filter.Live is { } live ? Convert.ToInt32(live) : null);
        And("p.owner = $owner", "$owner", filter.Owner?.Value);
        And("EXISTS (SELECT 1 FROM partners x WHERE x.project = p.id AND x.partner = $partner)", "$partner", filter.Partner?.Value);
        // Two partners may give two cases the same number: with a partner named, it is that partner's.
        var whose = filter.Partner is null ? "" : " AND n.partner = $partner";
        And($"EXISTS (SELECT 1 FROM numbers n WHERE n.project = p.id AND n.number = $number{whose})", "$number", filter.PartnerNumber);
        foreach (var (word, i) in BoardText.Searchable(filter.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((w, i) => (w, i)))
        {
            var name = "$word" + i.ToString(CultureInfo.InvariantCulture);
            And($"instr(p.search, {name}) > 0", name, word);
        }
        return (sql.ToString(), [.. parameters]);
    }
}
