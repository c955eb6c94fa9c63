using System.Data;
using Npgsql;
using NpgsqlTypes;
using RelocGrains.EventLog.Checking;

namespace RelocGrains.EventLog.Postgres;

/// <summary>
/// Reads a whole log on a connection of its own, each slice in a short transaction, because a reader who stayed would keep the server from
/// tidying up after everybody else.
/// </summary>
internal sealed class PostgresSlices(NpgsqlConnection connection) : ILogSlices
{
    // What does not fit into a slice is read in vain, so fewer rows are asked for at once than a slice may have.
    private const int RowsAtOnce = LogSlice.MaxEvents / 2;

    private const string EventsFrom = $"SELECT {PostgresRows.EventColumns} FROM log.events WHERE position >= $1 ORDER BY position LIMIT $2";

    private const string RequestsFrom =
        $"SELECT {PostgresRows.RequestColumns} FROM log.requests WHERE position >= $1 AND position <= $2 ORDER BY position";

    /// <exception cref="StoreRefusedException">There is no log, or it cannot be reached.</exception>
    public static PostgresSlices Open(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        try
        {
            connection.Open();
            PostgresSchema.Check(connection, MigrationSource.Log);
            PostgresPlans.UseIndexes(connection);
            return new PostgresSlices(connection);
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (e is NpgsqlException) throw new StoreRefusedException($"{PostgresName.Of(connectionString)} cannot be read: {e.Message}", e);
            throw;
        }
    }

    public LogSlice Read(long from)
    {
        using var moment = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        var (rows, isLast) = ReadEvents(from);
        var end = isLast ? long.MaxValue : rows[^1].Position;
        return new LogSlice(rows, ReadRequests(from, end), isLast ? null : end + 1, isLast ? Head() : null);
    }

    public void Dispose() => connection.Dispose();

    private (List<EventRow> Rows, bool IsLast) ReadEvents(long from)
    {
        var rows = new List<EventRow>();
        var bytes = 0L;
        using var command = Ask(EventsFrom, from, RowsAtOnce);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(ReadEvent(reader));
            bytes += rows[^1].Event?.Body.Length ?? 0;
            if (rows.Count == RowsAtOnce || bytes >= LogSlice.MaxBytes) return (rows, rows[^1].Position == long.MaxValue);
        }

        return (rows, IsLast: true);
    }

    private List<RequestRow> ReadRequests(long from, long upTo)
    {
        var rows = new List<RequestRow>();
        using var command = Ask(RequestsFrom, from, upTo);
        using var reader = command.ExecuteReader();
        while (reader.Read()) rows.Add(new RequestRow(reader.GetInt64(5), reader.ReadRequest(), Fault: null));
        return rows;
    }

    private HeadRow Head()
    {
        using var command = new NpgsqlCommand(PostgresRows.HeadQuestion, connection);
        using var reader = command.ExecuteReader();
        try
        {
            return new HeadRow(reader.Read() ? reader.ReadHead() : null, Fault: null);
        }
        catch (InvalidDataException e)
        {
            return new HeadRow(Head: null, $"the head cannot be read: {e.Message}");
        }
    }

    private NpgsqlCommand Ask(string sql, long first, long second) => new(sql, connection)
    {
        Parameters =
        {
            new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = first },
            new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = second },
        },
    };

    private static EventRow ReadEvent(NpgsqlDataReader reader)
    {
        try
        {
            return new EventRow(reader.ReadEvent());
        }
        catch (InvalidDataException e)
        {
            return new EventRow(reader.GetInt64(0), Event: null, e.Message, reader.GetFieldValue<byte[]>(11));
        }
    }
}
