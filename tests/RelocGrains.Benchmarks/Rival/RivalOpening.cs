using Google.Protobuf;
using Npgsql;
using NpgsqlTypes;
using RelocGrains.V1;

namespace RelocGrains.Benchmarks.Rival;

/// <summary>An opening: case and history in one statement, which is a transaction of its own.</summary>
internal sealed class RivalOpening
{
    private readonly RivalStatement opened = new(
        """
        WITH opened AS (
            INSERT INTO cases (version, stage, department, siren, jobs, investment_cents, body) VALUES (1, $1, $2, $3, $4, $5, $6) RETURNING id)
        INSERT INTO history (case_id, version, act, who, request_id, recorded_at, body)
        SELECT id, 1, $7, $8, $9, $10, $6 FROM opened RETURNING case_id
        """,
        NpgsqlDbType.Smallint, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Integer, NpgsqlDbType.Bigint, NpgsqlDbType.Bytea,
        NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Uuid, NpgsqlDbType.TimestampTz);

    private readonly NpgsqlBatch batch;

    public RivalOpening(NpgsqlConnection connection) => batch = RivalStatement.Batch(connection, opened);

    public Task Prepare() => batch.PrepareAsync();

    public async Task<Project> Open(RivalAsk ask, Project project)
    {
        var now = DateTime.UtcNow;
        project.Stamp(1, now);
        opened.Set(
            (short)project.Stage, project.Department, project.Company.Siren, project.AnnouncedJobs, project.AnnouncedInvestmentCents,
            project.ToByteArray(), ask.Act, ask.By.Person, ask.RequestId, now);
        project.Name = RivalCase.Name((long)(await batch.ExecuteScalarAsync())!);
        return project;
    }
}
