using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RelocGrains.Domain;
using RelocGrains.Domain.Json;
using RelocGrains.EventLog;

namespace RelocGrains.Grains.Board;

/// <summary>Writes changes as rows, together with the position, in one transaction guarded by the position before.</summary>
internal sealed class BoardWriter : IDisposable
{
    private readonly SqliteConnection connection;

    // Prepared once: the same few statements run for every case.
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    public BoardWriter(BoardStore store) => connection = store.Open();

    /// <summary>False when the board no longer stands at <paramref name="from"/>: somebody else has written it.</summary>
    public bool Write(long from, IReadOnlyList<Change> changes)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (!Move(from, changes[^1].Stored, transaction)) return false;

        foreach (var change in changes)
        {
            if (change is Change.OfEnvelope envelope) WriteEnvelope(envelope, transaction);
            if (change is Change.OfProject project) WriteMovements(project, transaction);
        }
        // A case that changed several times in the batch has one row: its last.
        foreach (var ofCase in changes.OfType<Change.OfProject>().GroupBy(change => change.After.Id))
        {
            var (before, after) = (ofCase.First().Before, ofCase.Last().After);
            WriteCase(after, transaction);
            WriteLinks(before, after, transaction);
        }
        transaction.Commit();
        return true;
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
        connection.Dispose();
    }

    private bool Move(long from, StoredEvent last, SqliteTransaction transaction) => Run(
        transaction,
        "UPDATE position SET position = $to, hash = $hash WHERE position = $from",
        ("$to", last.Position),
        ("$hash", last.Hash.ToArray()),
        ("$from", from)) == 1;

    private void WriteEnvelope(Change.OfEnvelope envelope, SqliteTransaction transaction) => Run(
        transaction,
        "INSERT INTO envelopes (id, committed_cents) VALUES ($id, $cents) ON CONFLICT (id) DO UPDATE SET committed_cents = $cents",
        ("$id", envelope.Envelope.Value),
        ("$cents", envelope.Committed.Cents));

    private void WriteMovements(Change.OfProject change, SqliteTransaction transaction)
    {
        var ordinal = 0;
        foreach (var entry in change.Movements)
        {
            Run(
                transaction,
                "INSERT INTO movements (position, ordinal, project, department, measure, effective_on, recorded_on, recorded_at, delta) "
                    + "VALUES ($position, $ordinal, $project, $department, $measure, $effective, $recorded, $at, $delta)",
                ("$position", change.Position),
                ("$ordinal", ordinal++),
                ("$project", change.After.Id.Value),
                ("$department", entry.Department.Value),
                ("$measure", (int)entry.Measure),
                ("$effective", BoardText.Of(entry.EffectiveOn)),
                ("$recorded", BoardText.Of(Paris.DayOf(change.Stored.RecordedAt))),
                ("$at", change.Stored.RecordedAt.ToUnixTimeTicks()),
                ("$delta", entry.Delta));
        }
    }

    private void WriteCase(ProjectSummary line, SqliteTransaction transaction)
    {
        Run(
            transaction,
            "INSERT INTO projects (id, department, stage, status, outcome, owner, search, summary) "
                + "VALUES ($id, $department, $stage, $status, $outcome, $owner, $search, $summary) "
                + "ON CONFLICT (id) DO UPDATE SET department = $department, stage = $stage, status = $status, outcome = $outcome, "
                + "owner = $owner, search = $search, summary = $summary",
            ("$id", line.Id.Value),
            ("$department", line.Department.Value),
            ("$stage", (int)line.Stage),
            ("$status", (int)line.Status),
            ("$outcome", (int)line.Outcome),
            ("$owner", line.Owner?.Person.Value ?? ""),
            ("$search", BoardText.Searchable($"{line.Id} {line.Company.Name} {line.Commune} {line.Company.OwnSiren}")),
            ("$summary", JsonSerializer.Serialize(line, DomainJson.Options)));
    }

    // Most acts leave a case's partners, numbers and what it waits for as they are.
    private void WriteLinks(ProjectSummary? before, ProjectSummary line, SqliteTransaction transaction)
    {
        if (before?.WaitingFor != line.WaitingFor || before.Department != line.Department) WriteWaiting(line, transaction);
        if (before?.PartnerNumbers != line.PartnerNumbers) WriteNumbers(line, transaction);
        if (before?.Partners != line.Partners) WritePartners(line, transaction);
    }

    private void WriteWaiting(ProjectSummary line, SqliteTransaction transaction)
    {
        Run(transaction, "DELETE FROM waiting WHERE project = $id", ("$id", line.Id.Value));
        foreach (var (waiting, ordinal) in line.WaitingFor.Select((w, i) => (w, i)))
        {
            Run(
                transaction,
                "INSERT INTO waiting (project, ordinal, department, what, due_on) VALUES ($id, $ordinal, $department, $what, $due)",
                ("$id", line.Id.Value),
                ("$ordinal", ordinal),
                ("$department", line.Department.Value),
                ("$what", waiting.For),
                ("$due", waiting.DueOn is { } due ? BoardText.Of(due) : DBNull.Value));
        }
    }

    private void WritePartners(ProjectSummary line, SqliteTransaction transaction)
    {
        Run(transaction, "DELETE FROM partners WHERE project = $id", ("$id", line.Id.Value));
        foreach (var partner in line.Partners)
        {
            Run(transaction, "INSERT INTO partners (project, partner) VALUES ($id, $partner)", ("$id", line.Id.Value), ("$partner", partner.Value));
        }
    }

    private void WriteNumbers(ProjectSummary line, SqliteTransaction transaction)
    {
        Run(transaction, "DELETE FROM numbers WHERE project = $id", ("$id", line.Id.Value));
        foreach (var number in line.PartnerNumbers)
        {
            Run(
                transaction,
                "INSERT INTO numbers (project, partner, number) VALUES ($id, $partner, $number)",
                ("$id", line.Id.Value),
                ("$partner", number.Partner.Value),
                ("$number", number.Number));
        }
    }

    private int Run(SqliteTransaction transaction, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
            prepared.Add(sql, command);
        }
        command.Transaction = transaction;
        for (var i = 0; i < parameters.Length; i++) command.Parameters[i].Value = parameters[i].Value;
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
