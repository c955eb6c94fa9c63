using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using RelocGrains.EventLog.Appending;

namespace RelocGrains.EventLog.Postgres;

/// <summary>
/// The one connection of an appender, and its prepared statements, sent in two rounds: one takes the head and reads what a batch must
/// know, one writes and commits. Only the appender's thread uses it. After an exception it is of no more use.
/// </summary>
internal sealed class PostgresWriter : IDisposable
{
    /// <summary>Where each commit is announced, with the head's position.</summary>
    public const string Channel = "relocgrains_log";

    // The number is "RGEL" in ASCII. Whoever holds it decides what comes next; it is let go of when the transaction ends, however it ends.
    public const string TakeHead = "SELECT pg_advisory_xact_lock(1380402508)";

    // The isolation is named: each statement must see what was committed while its transaction stood in line for the lock.
    public const string Begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";

    private const string FindRequests = """
        SELECT r.* FROM unnest($1, $2) AS asked (caller, request_id)
        CROSS JOIN LATERAL (
            SELECT caller, request_id, request_hash, stream, version, position, seal
            FROM log.requests WHERE request_id = asked.request_id AND caller = asked.caller LIMIT 1) AS r
        """;

    private const string FindVersions = """
        SELECT asked.stream, e.version FROM unnest($1) AS asked (stream)
        CROSS JOIN LATERAL (SELECT version FROM log.events WHERE stream = asked.stream ORDER BY version DESC LIMIT 1) AS e
        """;

    private readonly NpgsqlConnection connection;
    private readonly EventColumns events = new();
    private readonly RequestColumns requests = new();
    private readonly KeyColumns keys = new();
    private readonly Column<string> streams = new(NpgsqlDbType.Text);
    private readonly Column<string> moreStreams = new(NpgsqlDbType.Text);
    private readonly NpgsqlParameter<string> announced = new() { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = string.Empty };
    private readonly NpgsqlBatch take;
    private readonly NpgsqlBatch write;
    private readonly NpgsqlCommand findVersions;
    private readonly NpgsqlCommand rollback;

    public PostgresWriter(NpgsqlConnection connection)
    {
        this.connection = connection;
        take = Batch(
            (Begin, []),
            (TakeHead, []),
            (PostgresRows.HeadQuestion, []),
            (FindRequests, keys.Parameters),
            (FindVersions, [streams.Parameter]));
        write = Batch(
            (EventColumns.Insert, events.Parameters),
            (RequestColumns.Insert, requests.Parameters),
            ($"SELECT pg_notify('{Channel}', $1)", [announced]),
            ("COMMIT", []));
        findVersions = new NpgsqlCommand(FindVersions, connection);
        findVersions.Parameters.Add(moreStreams.Parameter);
        findVersions.Prepare();
        rollback = new NpgsqlCommand("ROLLBACK", connection);
        rollback.Prepare();
    }

    /// <summary>The last event, without taking the head.</summary>
    public ChainHead Head()
    {
        using var question = new NpgsqlCommand(PostgresRows.HeadQuestion, connection);
        using var reader = question.ExecuteReader();
        return reader.Read() ? reader.ReadHead() : ChainHead.Genesis;
    }

    /// <summary>Begins, waits for the head, and reads what stands under its lock.</summary>
    /// <param name="asked">The requests to look for.</param>
    /// <param name="names">The streams to look for.</param>
    public TakenHead Take(IEnumerable<RequestKey> asked, IEnumerable<string> names)
    {
        keys.Set(asked);
        streams.Set(names);
        using var reader = take.ExecuteReader();
        reader.NextResult();
        var head = reader.Read() ? reader.ReadHead() : ChainHead.Genesis;
        reader.NextResult();
        var found = new Dictionary<RequestKey, SealedRequest>();
        while (reader.Read())
        {
            var request = reader.ReadRequest();
            found[request.Key] = request;
        }

        reader.NextResult();
        return new TakenHead(head, found, ReadVersions(reader));
    }

    /// <summary>The versions of streams, under the lock that is held. Those that do not exist are left out.</summary>
    public Dictionary<string, long> Versions(IEnumerable<string> names)
    {
        moreStreams.Set(names);
        using var reader = findVersions.ExecuteReader();
        return ReadVersions(reader);
    }

    /// <summary>Writes and commits. Whoever gets an exception here does not know whether it is there.</summary>
    public void Write(BatchPlan plan)
    {
        events.Set(plan.Events);
        requests.Set(plan.Requests);
        announced.TypedValue = plan.Head.Position.ToString(CultureInfo.InvariantCulture);
        write.ExecuteNonQuery();
    }

    /// <summary>Lets go of the head; nothing was written.</summary>
    public void Release() => rollback.ExecuteNonQuery();

    public void Dispose()
    {
        take.Dispose();
        write.Dispose();
        findVersions.Dispose();
        rollback.Dispose();
        connection.Dispose();
    }

    private static Dictionary<string, long> ReadVersions(NpgsqlDataReader reader)
    {
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        while (reader.Read()) versions[reader.GetString(0)] = reader.GetInt64(1);
        return versions;
    }

    private NpgsqlBatch Batch(params (string Sql, NpgsqlParameter[] Parameters)[] statements)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var (sql, parameters) in statements)
        {
            var statement = new NpgsqlBatchCommand(sql);
            statement.Parameters.AddRange(parameters);
            batch.BatchCommands.Add(statement);
        }

        batch.Prepare();
        return batch;
    }
}

/// <summary>What stands in the store while the head is held.</summary>
/// <param name="Head">The last event.</param>
/// <param name="Requests">Of the requests that were asked for, those that were accepted before.</param>
/// <param name="Versions">Of the streams that were asked for, those that exist.</param>
internal sealed record TakenHead(
    ChainHead Head, IReadOnlyDictionary<RequestKey, SealedRequest> Requests, IReadOnlyDictionary<string, long> Versions)
{
    public AcceptedRequest? Find(RequestKey key) => Requests.TryGetValue(key, out var request) ? request.Accepted : null;
}
