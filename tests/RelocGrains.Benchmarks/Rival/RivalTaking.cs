using Npgsql;
using NpgsqlTypes;

namespace RelocGrains.Benchmarks.Rival;

/// <summary>The first round of an act.</summary>
internal sealed class RivalTaking
{
    private readonly RivalStatement row = new("SELECT body FROM cases WHERE id = $1 FOR UPDATE", NpgsqlDbType.Bigint);

    private readonly RivalStatement request = new(
        "SELECT case_id, body FROM history WHERE request_id = $1 AND who = $2", NpgsqlDbType.Uuid, NpgsqlDbType.Text);

    private readonly NpgsqlBatch batch;

    // The request after the lock, in a statement of its own: it sees what was committed while this transaction waited.
    public RivalTaking(NpgsqlConnection connection) => batch = RivalStatement.Batch(connection, new RivalStatement("BEGIN"), row, request);

    public Task Prepare() => batch.PrepareAsync();

    /// <summary>The case, locked, and the first answer if the request was accepted before.</summary>
    public async Task<(byte[]? Body, long FirstId, byte[]? First)> Take(long id, RivalAsk ask)
    {
        row.Set(id);
        request.Set(ask.RequestId, ask.By.Person);
        await using var reader = await batch.ExecuteReaderAsync();
        var body = await reader.ReadAsync() ? reader.GetFieldValue<byte[]>(0) : null;
        await reader.NextResultAsync();
        return await reader.ReadAsync() ? (body, reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : (body, 0, null);
    }
}
