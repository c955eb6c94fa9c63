using Google.Protobuf;
using Npgsql;
using NpgsqlTypes;
using RelocGrains.V1;

namespace RelocGrains.Benchmarks.Rival;

/// <summary>
/// The second round of an act: history and case in one statement, then the department's totals if they move, in one transaction. Version
/// and request are unique in the history: who was overtaken, or asks again, gets nothing written.
/// </summary>
internal sealed class RivalWriting
{
    private readonly RivalStatement act = new(
        """
        WITH written AS (
            INSERT INTO history (case_id, version, act, who, request_id, recorded_at, body) VALUES ($1, $2, $3, $4, $5, $6, $7))
        UPDATE cases SET version = $2, stage = $8, jobs = $9, investment_cents = $10, body = $7 WHERE id = $1
        """,
        NpgsqlDbType.Bigint, NpgsqlDbType.Integer, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Uuid, NpgsqlDbType.TimestampTz, NpgsqlDbType.Bytea,
        NpgsqlDbType.Smallint, NpgsqlDbType.Integer, NpgsqlDbType.Bigint);

    // Last before the commit: whoever counts in the same department waits for this row.
    private readonly RivalStatement totals = new(
        "UPDATE departments SET projects = projects + $2, jobs = jobs + $3, investment_cents = investment_cents + $4 WHERE code = $1",
        NpgsqlDbType.Text, NpgsqlDbType.Integer, NpgsqlDbType.Integer, NpgsqlDbType.Bigint);

    private readonly NpgsqlBatch batch;

    // A batch without BEGIN is a transaction of its own.
    public RivalWriting(NpgsqlConnection connection, bool movesTotals) =>
        batch = movesTotals ? RivalStatement.Batch(connection, act, totals) : RivalStatement.Batch(connection, act);

    public Task Prepare() => batch.PrepareAsync();

    public async Task Write(long id, RivalAsk ask, Project project, RivalTotals moved)
    {
        var (version, now) = (project.Version() + 1, DateTime.UtcNow);
        project.Stamp(version, now);
        act.Set(
            id, version, ask.Act, ask.By.Person, ask.RequestId, now, project.ToByteArray(),
            (short)project.Stage, project.AnnouncedJobs, RivalTotals.InvestmentOf(project));
        if (moved.Move) totals.Set(project.Department, moved.Projects, moved.Jobs, moved.InvestmentCents);
        await batch.ExecuteNonQueryAsync();
    }
}
