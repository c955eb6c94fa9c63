using Npgsql;
using NpgsqlTypes;
using RelocGrains.EventLog.Appending;
using RelocGrains.EventLog.Checking;

namespace RelocGrains.EventLog.Postgres;

/// <summary>
/// The log's questions, each on a connection that is lent for it. A question changes nothing, so it is asked again when a connection
/// fails, for as long as a restart takes.
/// </summary>
internal sealed class PostgresReaders : IAsyncDisposable
{
    private const string ByRequest = $"SELECT {PostgresRows.RequestColumns} FROM log.requests WHERE request_id = $1 AND caller = $2";
    private const string VersionOf = "SELECT version FROM log.events WHERE stream = $1 ORDER BY version DESC LIMIT 1";
    private const string ByStream = $"SELECT {PostgresRows.EventColumns} FROM log.events WHERE stream = $1 AND version > $2 ORDER BY version LIMIT $3";
    private const string ByPosition = $"SELECT {PostgresRows.EventColumns} FROM log.events WHERE position > $1 ORDER BY position LIMIT $2";

    private readonly NpgsqlDataSource source;
    private readonly PostgresSettings settings;

    public PostgresReaders(string connectionString, PostgresSettings settings)
    {
        this.settings = settings;
        source = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "RelocGrains log reader",
            Timeout = (int)Math.Ceiling(settings.ConnectTimeout.TotalSeconds),
            CommandTimeout = (int)Math.Ceiling(settings.AnswerTimeout.TotalSeconds),
            Pooling = true,
            MaxPoolSize = settings.MaxReaders,

            // Nobody changes a session here, and a reset would undo how its plans are made.
            NoResetOnClose = true,
            MaxAutoPrepare = 16,
            AutoPrepareMinUsages = 1,
            Enlist = false,
        }.ConnectionString)
            .UsePhysicalConnectionInitializer(PostgresPlans.UseIndexes, PostgresPlans.UseIndexesAsync)
            .Build();
    }

    public ValueTask<ChainHead> Head(CancellationToken ct) =>
        Ask(PostgresRows.HeadQuestion, [], static async (row, ct) => await row.ReadAsync(ct) ? row.ReadHead() : ChainHead.Genesis, ct);

    public ValueTask<long> StreamVersion(string name, CancellationToken ct) =>
        Ask(VersionOf, [Text(name)], static async (row, ct) => await row.ReadAsync(ct) ? row.GetInt64(0) : 0, ct);

    public ValueTask<AcceptedRequest?> FindRequest(RequestKey key, CancellationToken ct) => Ask(
        ByRequest,
        [new NpgsqlParameter<Guid> { TypedValue = key.Id }, Text(key.Caller)],
        static async (row, ct) => await row.ReadAsync(ct) ? row.ReadRequest().Accepted : null,
        ct);

    public ValueTask<IReadOnlyList<StoredEvent>> ReadStream(string name, long afterVersion, int max, CancellationToken ct) =>
        Ask(ByStream, [Text(name), Number(afterVersion), Number(max)], Events, ct);

    public ValueTask<IReadOnlyList<StoredEvent>> ReadAll(long afterPosition, int max, CancellationToken ct) =>
        Ask(ByPosition, [Number(afterPosition), Number(max)], Events, ct);

    /// <summary>Reads everything, on a connection that is lent for as long as that takes.</summary>
    public VerifyReport Verify(CancellationToken ct)
    {
        try
        {
            using var slices = new PostgresSlices(source.OpenConnection());
            var audit = new LogAudit();
            foreach (var slice in slices.All(ct)) audit.Slice(slice);
            return audit.Finish();
        }
        catch (Exception e) when (PostgresFaults.IsAway(e))
        {
            throw new LogUnreachableException($"The store was lost while it was read: {e.Message}", e);
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static NpgsqlParameter<string> Text(string value) => new() { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = value };

    private static NpgsqlParameter<long> Number(long value) => new() { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = value };

    private static async Task<IReadOnlyList<StoredEvent>> Events(NpgsqlDataReader row, CancellationToken ct)
    {
        var events = new List<StoredEvent>();
        while (await row.ReadAsync(ct)) events.Add(row.ReadEvent());
        return events;
    }

    private async ValueTask<T> Ask<T>(
        string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, CancellationToken, Task<T>> read, CancellationToken ct)
    {
        var outage = new Outage(settings.Patience);
        while (true)
        {
            try
            {
                return await AskOnce(sql, parameters, read, ct);
            }
            catch (Exception e) when (PostgresFaults.IsAway(e))
            {
                outage.Failed(e);
                if (outage.IsLong) throw new LogUnreachableException($"The store cannot be reached: {e.Message}", e);

                // The others are of the same server: the next question shall not meet one that is as dead. To be slow is not to be dead.
                if (e.InnerException is not TimeoutException) source.Clear();
            }

            await Task.Delay(outage.Pause, ct);
        }
    }

    private async Task<T> AskOnce<T>(
        string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, CancellationToken, Task<T>> read, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter.Clone());
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await read(rows, ct);
    }
}
