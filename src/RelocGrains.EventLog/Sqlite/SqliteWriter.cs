using Microsoft.Data.Sqlite;
using RelocGrains.EventLog.Appending;
using SQLitePCL;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>The one connection that writes, and its prepared statements. Only the appender's thread uses it.</summary>
internal sealed class SqliteWriter(SqliteConnection connection) : IDisposable
{
    /// <summary>Pages (4 KiB) written to the WAL before it is carried over into the file: 4 MiB, as SQLite's own default.</summary>
    private const int CheckpointPages = 1000;

    private const int NoCheckpointOnClose = 1006;

    private readonly SqliteStatement begin = new(connection, "BEGIN IMMEDIATE");
    private readonly SqliteStatement commit = new(connection, "COMMIT");
    private readonly SqliteStatement rollback = new(connection, "ROLLBACK");
    private readonly SqliteStatement checkpoint = new(connection, "PRAGMA wal_checkpoint(PASSIVE)");
    private readonly SqliteStatement insertEvent = new(
        connection, $"INSERT INTO events ({SqliteRows.EventColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private readonly SqliteStatement insertRequest = new(
        connection, $"INSERT INTO requests ({SqliteRows.RequestColumns}) VALUES (?, ?, ?, ?, ?, ?, ?)");

    private readonly SqliteStatement moveHead = new(connection, "UPDATE head SET position = ?, hash = ?, recorded_at = ?");

    /// <summary>What stands in the store, read on this very connection and so under the lock of its transaction.</summary>
    public SqliteReader Stored { get; } = new(connection);

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
        foreach (var stored in plan.Events)
        {
            insertEvent.BindEvent(stored);
            insertEvent.Run();
        }

        foreach (var request in plan.Requests)
        {
            insertRequest.BindRequest(request);
            insertRequest.Run();
        }

        if (plan.Events.Count == 0) return;
        moveHead.Bind(plan.Head.Position).Bind(plan.Head.Hash.Span).Bind(Microseconds.From(plan.Head.RecordedAt)).Run();
    }

    /// <summary>Carries the WAL over into the file when it has grown enough. An error here is as grave as one in COMMIT.</summary>
    public void CheckpointIfDue()
    {
        raw.sqlite3_db_status(connection.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 0);
        if (pages < CheckpointPages) return;
        checkpoint.Run();
        raw.sqlite3_db_status(connection.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out _, out _, resetFlg: 1);
    }

    public void CheckpointAll() => connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");

    /// <summary>After a failure nothing more is written: a second fsync could answer well and still have lost the first one's pages.</summary>
    public void AbandonWal() => raw.sqlite3_db_config(connection.Handle, NoCheckpointOnClose, 1, out _);

    public void Dispose()
    {
        begin.Dispose();
        commit.Dispose();
        rollback.Dispose();
        checkpoint.Dispose();
        insertEvent.Dispose();
        insertRequest.Dispose();
        moveHead.Dispose();
        Stored.Dispose();
    }
}
