using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Envelopes;
using RelocGrains.Domain.Figures;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Grains.Board;

/// <summary>One consistent look at the board: all that is read through it is true at one position.</summary>
internal sealed class BoardSnapshot : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;

    public BoardSnapshot(BoardStore store)
    {
        connection = store.Open();
        transaction = connection.BeginTransaction(deferred: true);
        Position = Number("SELECT position FROM position");
    }

    /// <summary>The position it is true at.</summary>
    public long Position { get; }

    public ImmutableArray<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Prepare(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = ImmutableArray.CreateBuilder<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows.ToImmutable();
    }

    public long Number(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Prepare(sql, parameters);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>The totals of every department, in order of code, those without any case too.</summary>
    public Items<DepartmentTotals> Totals(LocalDate asOf, LocalDate knownAt)
    {
        var sums = Rows(
            "SELECT department, measure, sum(delta) FROM movements WHERE effective_on <= $asOf AND recorded_on <= $knownAt GROUP BY department, measure",
            row => (Department: row.GetString(0), Measure: (Measure)row.GetInt32(1), Sum: row.GetInt64(2)),
            ("$asOf", BoardText.Of(asOf)),
            ("$knownAt", BoardText.Of(knownAt)));
        return Domain.Reference.PlanReference.Current.Departments
            .Select(d => new DepartmentTotals(
                new DepartmentCode(d.Code),
                sums.Where(s => s.Department == d.Code).Aggregate(Domain.Figures.Totals.Zero, (totals, s) => totals.Add(s.Measure, s.Sum))))
            .ToItems();
    }

    /// <summary>How many cases stand in each stage, by department.</summary>
    public ILookup<string, (Stage Stage, bool Live, long Count)> Stages() => Rows(
            "SELECT department, stage, outcome = 0, count(*) FROM projects GROUP BY department, stage, outcome = 0",
            row => (Department: row.GetString(0), Line: ((Stage)row.GetInt32(1), row.GetInt32(2) == 1, row.GetInt64(3))))
        .ToLookup(row => row.Department, row => row.Line, StringComparer.Ordinal);

    /// <summary>The cases that wait, by department.</summary>
    public ILookup<string, Waiting> Waiting() => Rows(
            "SELECT department, project, what, due_on FROM waiting ORDER BY project, ordinal",
            row => (Department: row.GetString(0), Line: new Waiting(new ProjectId(row.GetString(1)), row.GetString(2), row.IsDBNull(3) ? null : BoardText.Day(row.GetString(3)))))
        .ToLookup(row => row.Department, row => row.Line, StringComparer.Ordinal);

    /// <summary>What is committed on each envelope that was ever drawn on.</summary>
    public Items<(EnvelopeId Id, Money Committed)> Envelopes() => Rows(
            "SELECT id, committed_cents FROM envelopes ORDER BY id",
            row => (new EnvelopeId(row.GetString(0)), new Money(row.GetInt64(1))))
        .ToItems();

    public void Dispose()
    {
        transaction.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
