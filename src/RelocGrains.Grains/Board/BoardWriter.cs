using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RelocGrains.Domain;
using RelocGrains.Domain.Json;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Grains.Board;

/// <summary>Writes followed events as rows, together with the position, in one transaction guarded by the position before.</summary>
internal sealed class BoardWriter(BoardStore store)
{
    /// <summary>False when the board no longer stands at <paramref name="from"/>: somebody else has written it.</summary>
    public bool Write(long from, IReadOnlyList<FollowedEvent> events)
    {
        using var connection = store.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var last = events[^1].Stored;
        if (Run(connection, "UPDATE position SET position = $to, hash = $hash WHERE position = $from", ("$to", last.Position), ("$hash", last.Hash.ToArray()), ("$from", from)) == 0) return false;

        foreach (var followed in events)
        {
            if (followed.Change is Change.OfEnvelope envelope) Write(connection, envelope);
            if (followed.Change is Change.OfProject project) WriteMovements(connection, project);
        }
        // A case that changed several times in the batch has one row: its last.
        foreach (var followed in events.Where(e => e.State is not null).GroupBy(e => e.State!.Id).Select(g => g.Last()))
        {
            WriteCase(connection, (Change.OfProject)followed.Change, followed.State!);
        }
        transaction.Commit();
        return true;
    }

    private static void Write(SqliteConnection connection, Change.OfEnvelope envelope) => Run(
        connection,
        "INSERT INTO envelopes (id, committed_cents) VALUES ($id, $cents) ON CONFLICT (id) DO UPDATE SET committed_cents = $cents",
        ("$id", envelope.Envelope.Value),
        ("$cents", envelope.Committed.Cents));

    private static void WriteMovements(SqliteConnection connection, Change.OfProject change)
    {
        var ordinal = 0;
        foreach (var entry in change.Movements)
        {
            Run(
                connection,
                "INSERT INTO movements (position, ordinal, project, department, measure, effective_on, recorded_on, recorded_at, delta) "
                    + "VALUES ($position, $ordinal, $project, $department, $measure, $effective, $recorded, $at, $delta)",
                ("$position", change.Position),
                ("$ordinal", ordinal++),
                ("$project", change.After.Id.Value),
                ("$department", entry.Department.Value),
                ("$measure", (int)entry.Measure),
                ("$effective", BoardText.Of(entry.EffectiveOn)),
                ("$recorded", BoardText.Of(Paris.DayOf(change.RecordedAt))),
                ("$at", change.RecordedAt.ToUnixTimeTicks()),
                ("$delta", entry.Delta));
        }
    }

    private static void WriteCase(SqliteConnection connection, Change.OfProject change, ProjectState state)
    {
        var line = change.After;
        Run(
            connection,
            "INSERT OR REPLACE INTO projects (id, department, stage, status, outcome, owner, search, summary) "
                + "VALUES ($id, $department, $stage, $status, $outcome, $owner, $search, $summary)",
            ("$id", line.Id.Value),
            ("$department", line.Department.Value),
            ("$stage", (int)line.Stage),
            ("$status", (int)line.Status),
            ("$outcome", (int)line.Outcome),
            ("$owner", line.Owner?.Person.Value ?? ""),
            ("$search", BoardText.Searchable($"{line.Id} {line.Company.Name} {line.Commune} {line.Company.OwnSiren}")),
            ("$summary", JsonSerializer.Serialize(line, DomainJson.Options)));
        WriteLinks(connection, line, state);
    }

    private static void WriteLinks(SqliteConnection connection, ProjectSummary line, ProjectState state)
    {
        Run(connection, "DELETE FROM waiting WHERE project = $id", ("$id", line.Id.Value));
        foreach (var (waiting, ordinal) in line.WaitingFor.Select((w, i) => (w, i)))
        {
            Run(
                connection,
                "INSERT INTO waiting (project, ordinal, department, what, due_on) VALUES ($id, $ordinal, $department, $what, $due)",
                ("$id", line.Id.Value),
                ("$ordinal", ordinal),
                ("$department", line.Department.Value),
                ("$what", waiting.For),
                ("$due", waiting.DueOn is { } due ? BoardText.Of(due) : DBNull.Value));
        }
        Run(connection, "DELETE FROM partners WHERE project = $id", ("$id", line.Id.Value));
        foreach (var partner in Summaries.PartnersOf(state))
        {
            Run(connection, "INSERT INTO partners (project, partner) VALUES ($id, $partner)", ("$id", line.Id.Value), ("$partner", partner));
        }
        Run(connection, "DELETE FROM numbers WHERE project = $id", ("$id", line.Id.Value));
        foreach (var number in line.PartnerNumbers)
        {
            Run(
                connection,
                "INSERT INTO numbers (number, project, partner) VALUES ($number, $id, $partner)",
                ("$number", number.Number),
                ("$id", line.Id.Value),
                ("$partner", number.Partner.Value));
        }
    }

    private static int Run(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command.ExecuteNonQuery();
    }
}

/// <summary>How the board writes days and searchable words.</summary>
internal static class BoardText
{
    private static readonly NodaTime.Text.LocalDatePattern Days = NodaTime.Text.LocalDatePattern.Iso;

    public static string Of(NodaTime.LocalDate day) => Days.Format(day);

    public static NodaTime.LocalDate Day(string text) => Days.Parse(text).Value;

    /// <summary>Without regard to case and accents.</summary>
    public static string Searchable(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark) plain.Append(char.ToLowerInvariant(c));
        }
        return plain.ToString();
    }
}
