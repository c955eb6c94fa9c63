using Microsoft.Data.Sqlite;
using RelocGrains.EventLog.Appending;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>The one connection that writes, and its prepared statements. Only the appender's thread uses it.</summary>
internal sealed class SqliteWriter(SqliteConnection connection, SqliteCheckpoints checkpoints) : IDisposable
{
    private readonly SqliteStatement begin = new(connection, "BEGIN IMMEDIATE");
    private readonly SqliteStatement commit = new(connection, "COMMIT");
    private readonly SqliteStatement rollback = new(connection, "ROLLBACK");
    private readonly SqliteStatement insertEvent = new(
        connection, $"INSERT INTO events ({SqliteRows.EventColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private readonly SqliteStatement insertRequest = new(
        connection, $"INSERT INTO requests ({SqliteRows.RequestColumns}) VALUES (?, ?, ?, ?, ?, ?, ?)");

    private readonly SqliteStatement moveHead = new(connection, "UPDATE head SET position = ?, hash = ?, recorded_at = ?");

    /// <summary>What stands in the store, read on this very connection and so under the lock of its transaction.</summary>
    public SqliteReader Stored { get; } = new(connection);

    public SqliteCheckpoints Checkpoints { get; } = checkpoints;

    /// <summary>The stored head, which must be the last event.</summary>
    public ChainHead HeadAtStart()
    {
        var head = Stored.Head();
        var last = Stored.ReadAll(Math.Max(0, head.Position - 1), max: 2);
        var end = last.Count == 0 ? ChainHead.Genesis : new ChainHead(last[^1].Position, last[^1].Hash, last[^1].RecordedAt);
        return end.SameAs(head) ? head : throw new InvalidDataException($"The head stands at {head.Position}, which is not the last event.");
    }

    public void Begin() => begin.Run();

    public void Commit() => commit.Run();

    public void Rollback() => rollback.Run();

    public void Write(BatchPlan plan)
    {
        Insert(plan.Events, plan.Requests);
        if (plan.Events.Count > 0) MoveHead(plan.Head);
    }

    public void Insert(IEnumerable<StoredEvent> events, IEnumerable<SealedRequest> requests)
    {
        foreach (var stored in events)
        {
            insertEvent.BindEvent(stored);
            insertEvent.Run();
        }

        foreach (var request in requests)
        {
            insertRequest.BindRequest(request);
            insertRequest.Run();
        }
    }

    public void MoveHead(ChainHead head) =>
        moveHead.Bind(head.Position).Bind(head.Hash.Span).Bind(Microseconds.From(head.RecordedAt)).Run();

    public void Dispose()
    {
        begin.Dispose();
        commit.Dispose();
        rollback.Dispose();
        Checkpoints.Dispose();
        insertEvent.Dispose();
        insertRequest.Dispose();
        moveHead.Dispose();
        Stored.Dispose();
    }
}
