using Google.Protobuf;
using Npgsql;
using NpgsqlTypes;
using RelocGrains.V1;

namespace RelocGrains.Benchmarks.Rival;

/// <summary>The second round of an act: history, case, the department's totals if they move, and the commit.</summary>
internal sealed class RivalWriting
{
    private readonly RivalStatement history = new(
        "INSERT INTO history (case_id, version, act, who, request_id, recorded_at, body) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        NpgsqlDbType.Bigint, NpgsqlDbType.Integer, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Uuid, NpgsqlDbType.TimestampTz, NpgsqlDbType.Bytea);

    private readonly RivalStatement row = new(
        "UPDATE cases SET version = $2, stage = $3, jobs = $4, investment_cents = $5, body = $6 WHERE id = $1",
        NpgsqlDbType.Bigint, NpgsqlDbType.Integer, NpgsqlDbType.Smallint, NpgsqlDbType.Integer, NpgsqlDbType.Bigint, NpgsqlDbType.Bytea);

    // Last before the commit: whoever counts in the same department waits for this row.
    private readonly RivalStatement totals = new(
        "UPDATE departments SET projects = projects + $2, jobs = jobs + $3, investment_cents = investment_cents + $4 WHERE code = $1",
        NpgsqlDbType.Text, NpgsqlDbType.Integer, NpgsqlDbType.Integer, NpgsqlDbType.Bigint);

    private readonly NpgsqlBatch batch;

    public RivalWriting(NpgsqlConnection connection, bool movesTotals)
    {
        var commit = new RivalStatement("COMMIT");
        batch = movesTotals ? RivalStatement.Batch(connection, history, row, totals, commit) : RivalStatement.Batch(connection, history, row, commit);
    }

    public Task Prepare() => batch.PrepareAsync();

    public async Task Write(long id, RivalAsk ask, Project project, RivalTotals moved)
    {
        var (version, now) = (project.Version() + 1, DateTime.UtcNow);
        project.Stamp(version, now);
        var body = project.ToByteArray();
        history.Set(id, version, ask.Act, ask.By.Person, ask.RequestId, now, body);
        row.Set(id, version, (short)project.Stage, project.AnnouncedJobs, RivalTotals.InvestmentOf(project), body);
        if (moved.Move) totals.Set(project.Department, moved.Projects, moved.Jobs, moved.InvestmentCents);
        await batch.ExecuteNonQueryAsync();
    }
}
