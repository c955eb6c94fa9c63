using Npgsql;
using NpgsqlTypes;
using RelocGrains.EventLog.Appending;

namespace RelocGrains.EventLog.Postgres;

/// <summary>One column of many rows as one array parameter, so that any number of rows is one statement. Filled anew for each use.</summary>
internal sealed class Column<T>(NpgsqlDbType type)
{
    public NpgsqlParameter<List<T>> Parameter { get; } = new() { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = [] };

    public List<T> Values => Parameter.TypedValue!;

    public void Set(IEnumerable<T> values)
    {
        Values.Clear();
        Values.AddRange(values);
    }
}

/// <summary>Keys of requests, as two arrays.</summary>
internal sealed class KeyColumns
{
    private readonly Column<string> caller = new(NpgsqlDbType.Text);
    private readonly Column<Guid> id = new(NpgsqlDbType.Uuid);

    public NpgsqlParameter[] Parameters => [caller.Parameter, id.Parameter];

    public void Set(IEnumerable<RequestKey> keys)
    {
        caller.Values.Clear();
        id.Values.Clear();
        foreach (var key in keys)
        {
            caller.Values.Add(key.Caller);
            id.Values.Add(key.Id);
        }
    }
}

/// <summary>The events of a batch. They share one time.</summary>
internal sealed class EventColumns
{
    public const string Insert = $"""
        INSERT INTO log.events ({PostgresRows.EventColumns})
        SELECT position, stream, version, type, body, effective_on, $12, who, caller, request_id, traceparent, hash
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            AS e (position, stream, version, type, body, effective_on, who, caller, request_id, traceparent, hash)
        """;

    private readonly Column<long> position = new(NpgsqlDbType.Bigint);
    private readonly Column<string> stream = new(NpgsqlDbType.Text);
    private readonly Column<long> version = new(NpgsqlDbType.Bigint);
    private readonly Column<string> type = new(NpgsqlDbType.Text);
    private readonly Column<ReadOnlyMemory<byte>> body = new(NpgsqlDbType.Bytea);
    private readonly Column<int> effectiveOn = new(NpgsqlDbType.Date);
    private readonly Column<string> who = new(NpgsqlDbType.Text);
    private readonly Column<string> caller = new(NpgsqlDbType.Text);
    private readonly Column<Guid> requestId = new(NpgsqlDbType.Uuid);
    private readonly Column<string?> traceparent = new(NpgsqlDbType.Text);
    private readonly Column<ReadOnlyMemory<byte>> hash = new(NpgsqlDbType.Bytea);
    private readonly NpgsqlParameter<long> recordedAt = new() { NpgsqlDbType = NpgsqlDbType.TimestampTz };

    public NpgsqlParameter[] Parameters =>
    [
        position.Parameter, stream.Parameter, version.Parameter, type.Parameter, body.Parameter, effectiveOn.Parameter,
        who.Parameter, caller.Parameter, requestId.Parameter, traceparent.Parameter, hash.Parameter, recordedAt,
    ];

    public void Set(IReadOnlyList<StoredEvent> events)
    {
        position.Set(events.Select(e => e.Position));
        stream.Set(events.Select(e => e.Stream));
        version.Set(events.Select(e => e.Version));
        type.Set(events.Select(e => e.Type));
        body.Set(events.Select(e => e.Body));
        effectiveOn.Set(events.Select(e => PostgresRows.DayNumber(e.EffectiveOn)));
        who.Set(events.Select(e => e.Who));
        caller.Set(events.Select(e => e.Request.Caller));
        requestId.Set(events.Select(e => e.Request.Id));
        traceparent.Set(events.Select(e => e.Traceparent));
        hash.Set(events.Select(e => e.Hash));
        if (events.Count > 0) recordedAt.TypedValue = PostgresRows.TimeNumber(events[0].RecordedAt);
    }
}

/// <summary>The requests accepted by a batch.</summary>
internal sealed class RequestColumns
{
    public const string Insert = $"INSERT INTO log.requests ({PostgresRows.RequestColumns}) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)";

    private readonly Column<string> caller = new(NpgsqlDbType.Text);
    private readonly Column<Guid> id = new(NpgsqlDbType.Uuid);
    private readonly Column<ReadOnlyMemory<byte>> hash = new(NpgsqlDbType.Bytea);
    private readonly Column<string> stream = new(NpgsqlDbType.Text);
    private readonly Column<long> version = new(NpgsqlDbType.Bigint);
    private readonly Column<long> position = new(NpgsqlDbType.Bigint);
    private readonly Column<byte[]> seal = new(NpgsqlDbType.Bytea);

    public NpgsqlParameter[] Parameters =>
    [
        caller.Parameter, id.Parameter, hash.Parameter, stream.Parameter, version.Parameter, position.Parameter, seal.Parameter,
    ];

    public void Set(IReadOnlyList<SealedRequest> requests)
    {
        caller.Set(requests.Select(r => r.Key.Caller));
        id.Set(requests.Select(r => r.Key.Id));
        hash.Set(requests.Select(r => r.Accepted.RequestHash));
        stream.Set(requests.Select(r => r.Accepted.Stream));
        version.Set(requests.Select(r => r.Accepted.Version));
        position.Set(requests.Select(r => r.Accepted.Position));
        seal.Set(requests.Select(r => r.Seal));
    }
}
