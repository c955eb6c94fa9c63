using Npgsql;
using NpgsqlTypes;
using RelocGrains.V1;

namespace RelocGrains.Benchmarks.Rival;

/// <summary>The first round of an act, and the question that only a repeated request needs.</summary>
internal sealed class RivalReading
{
    private readonly RivalStatement row = new("SELECT body FROM cases WHERE id = $1", NpgsqlDbType.Bigint);

    private readonly RivalStatement request = new(
        "SELECT case_id, body FROM history WHERE request_id = $1 AND who = $2", NpgsqlDbType.Uuid, NpgsqlDbType.Text);

    private readonly NpgsqlBatch readRow;
    private readonly NpgsqlBatch readRequest;

    public RivalReading(NpgsqlConnection connection) =>
        (readRow, readRequest) = (RivalStatement.Batch(connection, row), RivalStatement.Batch(connection, request));

    public async Task Prepare()
    {
        await readRow.PrepareAsync();
        await readRequest.PrepareAsync();
    }

    /// <summary>The case as it is committed; null when there is none.</summary>
    public async Task<Project?> Case(long id)
    {
        row.Set(id);
        return await readRow.ExecuteScalarAsync() is byte[] body ? RivalCase.Read(id, body) : null;
    }

    /// <summary>What was answered to this request when it was accepted; null when it was not.</summary>
    public async Task<Project?> FirstAnswer(RivalAsk ask)
    {
        request.Set(ask.RequestId, ask.By.Person);
        await using var reader = await readRequest.ExecuteReaderAsync();
        return await reader.ReadAsync() ? RivalCase.Read(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    }
}
