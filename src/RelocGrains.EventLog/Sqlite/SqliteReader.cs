using Microsoft.Data.Sqlite;
using RelocGrains.EventLog.Appending;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>The log's questions on one connection, each prepared once. Used by one thread at a time.</summary>
internal sealed class SqliteReader(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement head = new(connection, "SELECT position, hash, recorded_at FROM head");
    private readonly SqliteStatement version = new(connection, "SELECT max(version) FROM events WHERE stream = ?");
    private readonly SqliteStatement request = new(
        connection, $"SELECT {SqliteRows.RequestColumns} FROM requests WHERE caller = ? AND request_id = ?");

    private readonly SqliteStatement stream = new(
        connection, $"SELECT {SqliteRows.EventColumns} FROM events WHERE stream = ? AND version > ? ORDER BY version LIMIT ?");

    private readonly SqliteStatement all = new(
        connection, $"SELECT {SqliteRows.EventColumns} FROM events WHERE position > ? ORDER BY position LIMIT ?");

    public ChainHead Head() =>
        One(head, SqliteRows.ReadHead) ?? throw new InvalidDataException("The log has lost its head: the table head is empty.");

    public long StreamVersion(string name) => One(version.Bind(name), static row => row.Number(0));

    public AcceptedRequest? FindRequest(RequestKey key) =>
        One(request.Bind(key.Caller).Bind(key.Id), SqliteRows.ReadRequest)?.Accepted;

    public List<StoredEvent> ReadStream(string name, long afterVersion, int max) =>
        Many(stream.Bind(name).Bind(afterVersion).Bind(max));

    public List<StoredEvent> ReadAll(long afterPosition, int max) => Many(all.Bind(afterPosition).Bind(max));

    public void Dispose()
    {
        head.Dispose();
        version.Dispose();
        request.Dispose();
        stream.Dispose();
        all.Dispose();
        connection.Dispose();
    }

    private static T? One<T>(SqliteStatement question, Func<SqliteStatement, T> read)
    {
        try
        {
            return question.Step() ? read(question) : default;
        }
        finally
        {
            question.Reset();
        }
    }

    private static List<StoredEvent> Many(SqliteStatement question)
    {
        try
        {
            var events = new List<StoredEvent>();
            while (question.Step()) events.Add(question.ReadEvent());
            return events;
        }
        finally
        {
            question.Reset();
        }
    }
}
