using Microsoft.Data.Sqlite;
using RelocGrains.EventLog.Checking;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>
/// Reads a whole log on a connection of its own, each slice in a short transaction, because a reader who stayed would let the WAL grow.
/// Reading is many times faster than appending, so the head is reached while others write.
/// </summary>
internal sealed class SqliteSlices : ILogSlices
{
    private readonly SqliteStatement events;
    private readonly SqliteStatement requests;

    private SqliteSlices(SqliteConnection connection)
    {
        Connection = connection;
        events = new SqliteStatement(
            connection, $"SELECT {SqliteRows.EventColumns} FROM events WHERE position >= ? ORDER BY position LIMIT {LogSlice.MaxEvents}");
        requests = new SqliteStatement(
            connection, $"SELECT {SqliteRows.RequestColumns} FROM requests WHERE position >= ? AND position <= ? ORDER BY position");
    }

    public SqliteConnection Connection { get; }

    /// <exception cref="StoreRefusedException">There is no log, or none that can be read.</exception>
    public static SqliteSlices Open(string folder)
    {
        var opened = SqliteStore.OpenReader(folder);
        try
        {
            return new SqliteSlices(opened);
        }
        catch (SqliteException e)
        {
            opened.Dispose();
            throw new StoreRefusedException($"What is in '{folder}' cannot be read as a log: {e.Message}", e);
        }
    }

    public LogSlice Read(long from)
    {
        using var slice = Connection.BeginTransaction(deferred: true);
        try
        {
            var (rows, isLast) = ReadEvents(from);
            var end = isLast ? long.MaxValue : rows[^1].Position;
            return new LogSlice(rows, ReadRequests(from, end), isLast ? null : end + 1, isLast ? Head() : null);
        }
        finally
        {
            events.Reset();
            requests.Reset();
        }
    }

    public HeadRow Head()
    {
        try
        {
            using var statement = new SqliteStatement(Connection, "SELECT position, hash, recorded_at FROM head");
            return statement.Step() ? new HeadRow(statement.ReadHead(), Fault: null) : new HeadRow(Head: null, "the head is missing");
        }
        catch (Exception e) when (e is InvalidDataException or SqliteException)
        {
            return new HeadRow(Head: null, $"the head cannot be read: {e.Message}");
        }
    }

    public void Dispose()
    {
        events.Dispose();
        requests.Dispose();
        Connection.Dispose();
    }

    private (List<EventRow> Rows, bool IsLast) ReadEvents(long from)
    {
        var rows = new List<EventRow>();
        var bytes = 0L;
        events.Bind(from);
        while (events.Step())
        {
            rows.Add(ReadEvent());
            bytes += rows[^1].Event?.Body.Length ?? 0;
            if (rows.Count == LogSlice.MaxEvents || bytes >= LogSlice.MaxBytes) return (rows, rows[^1].Position == long.MaxValue);
        }

        return (rows, IsLast: true);
    }

    private EventRow ReadEvent()
    {
        try
        {
            return new EventRow(events.ReadEvent());
        }
        catch (InvalidDataException e)
        {
            return new EventRow(events.Number(0), Event: null, e.Message, events.Blob(11));
        }
    }

    private List<RequestRow> ReadRequests(long from, long upTo)
    {
        var rows = new List<RequestRow>();
        requests.Bind(from).Bind(upTo);
        while (requests.Step()) rows.Add(ReadRequest());
        return rows;
    }

    private RequestRow ReadRequest()
    {
        try
        {
            return new RequestRow(requests.Number(5), requests.ReadRequest(), Fault: null);
        }
        catch (InvalidDataException e)
        {
            return new RequestRow(requests.Number(5), Request: null, e.Message);
        }
    }
}
