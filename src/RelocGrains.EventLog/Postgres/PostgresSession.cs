using System.Globalization;
using Npgsql;

namespace RelocGrains.EventLog.Postgres;

/// <summary>Opens the connections on which the log is written and heard, and refuses a server that promises less than the log needs.</summary>
internal sealed class PostgresSession(string connectionString, PostgresSettings settings) : IDisposable
{
    /// <summary>The oldest release that is tested.</summary>
    private const int LeastVersion = 15;

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = "RelocGrains log",
        Timeout = Seconds(settings.ConnectTimeout),
        CommandTimeout = Seconds(settings.AnswerTimeout),

        // Nobody waits for the answer to a cancellation: the outcome is looked up on a new connection.
        CancellationTimeout = -1,

        // A session keeps its settings for itself, and ends when it is closed.
        Pooling = false,
        Enlist = false,
    });

    /// <summary>The server's process that writes for us: its announcements are no news.</summary>
    public int AppendingProcess { get; private set; }

    /// <summary>A connection for the appender.</summary>
    /// <exception cref="StoreRefusedException">It is less durable than promised, would hold the head too long, or lacks the tables.</exception>
    public NpgsqlConnection OpenForAppends() => Open(connection =>
    {
        CheckServer(connection);
        PostgresSchema.Check(connection, MigrationSource.Log);
        Set(connection, "synchronous_commit", "on");
        PostgresPlans.UseIndexes(connection);
        SetLimits(connection);
        CheckDurability(connection);
        CheckLimits(connection, settings);
        AppendingProcess = connection.ProcessID;
    });

    /// <summary>A connection that listens.</summary>
    public async Task<NpgsqlConnection> OpenForListening(CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        try
        {

            // A frozen machine that listens would keep the server from throwing away what was heard.
            await using var listen = connection.CreateCommand();
            listen.CommandText = $"SET tcp_user_timeout = {Milliseconds(settings.TcpUserTimeout)}; LISTEN {PostgresWriter.Channel}";
            await listen.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where the log ends, seen from a connection that listens.</summary>
    public static async Task<long> HeadPosition(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var question = new NpgsqlCommand(PostgresRows.HeadQuestion, connection);
        return await question.ExecuteScalarAsync(ct) is long position ? position : 0;
    }

    /// <exception cref="StoreRefusedException">The session has other limits, whoever set them or kept ours from being set.</exception>
    public static void CheckLimits(NpgsqlConnection connection, PostgresSettings settings)
    {
        // Between processes of one machine there is no network to fail; the server reports no timeout for it.
        var local = connection.ReadScalar("SELECT inet_client_addr() IS NULL") is true;
        foreach (var (name, limit) in Limits(settings))
            if (Get(connection, name) is var value && value != Milliseconds(limit) && !(local && name is "tcp_user_timeout"))
                throw Refused(connection, $"does not let go of the head in time: {name} is {value} ms and must be {Milliseconds(limit)}");
    }

    public void Dispose() => source.Dispose();

    private static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);

    private static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    private static void Set(NpgsqlConnection connection, string name, string value) => connection.Execute($"SET {name} = '{value}'");

    private static string Get(NpgsqlConnection connection, string name) =>
        (string)connection.ReadScalar($"SELECT setting FROM pg_settings WHERE name = '{name}'")!;

    private static void CheckServer(NpgsqlConnection connection)
    {
        if (connection.PostgreSqlVersion.Major < LeastVersion)
            throw Refused(connection, $"runs PostgreSQL {connection.PostgreSqlVersion}; the log needs {LeastVersion} or later");
        if (connection.ReadScalar("SELECT pg_is_in_recovery()") is true)
            throw Refused(connection, "is a standby, which cannot be written");
    }

    private void CheckDurability(NpgsqlConnection connection)
    {
        foreach (var name in settings.Durable)
            if (Get(connection, name) is not "on" and var value)
                throw Refused(connection, $"would forget acknowledged writes in a power cut: {name} is {value} and must be on");
    }

    private static StoreRefusedException Refused(NpgsqlConnection connection, string why) =>
        new($"{PostgresName.Of(connection.ConnectionString)} {why}.");

    private NpgsqlConnection Open(Action<NpgsqlConnection> prepare)
    {
        var connection = source.OpenConnection();
        try
        {
            prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // A frozen process must not hold the head, whatever froze it.
    private static (string Name, TimeSpan Limit)[] Limits(PostgresSettings settings) =>
    [
        ("lock_timeout", settings.LockTimeout),
        ("statement_timeout", settings.StatementTimeout),
        ("idle_in_transaction_session_timeout", settings.IdleInTransactionTimeout),
        ("tcp_user_timeout", settings.TcpUserTimeout),
    ];

    private void SetLimits(NpgsqlConnection connection)
    {
        foreach (var (name, limit) in Limits(settings)) Set(connection, name, Milliseconds(limit));
    }
}
