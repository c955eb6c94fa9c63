using System.Globalization;
using Npgsql;

namespace RelocGrains.Databases;

/// <summary>
/// A real PostgreSQL, durable as in production, for as long as a test run or a benchmark needs it. In a container where an engine
/// answers, else from the machine's own files; it listens on loopback only.
/// </summary>
public abstract class PostgresServer : IAsyncDisposable
{
    /// <summary>Starting takes seconds; pulling an image for the first time takes a minute or two.</summary>
    private protected static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    // The modules of test containers switch these off, which is exactly what a durable log must not meet.
    private protected static readonly string[] Settings =
    [
        "-c", "fsync=on", "-c", "full_page_writes=on", "-c", "synchronous_commit=on", "-c", "max_connections=200",
    ];

    private int databases;

    private protected PostgresServer()
    {
    }

    /// <summary>Which kind of server it is, in words.</summary>
    public abstract string Kind { get; }

    /// <summary>How the database <c>postgres</c> is reached, as superuser.</summary>
    public abstract string ConnectionString { get; }

    /// <summary>Starts whichever kind this machine can run.</summary>
    /// <exception cref="PostgresUnavailableException">It can run none; the message says what was tried.</exception>
    public static async Task<PostgresServer> Start(CancellationToken ct = default)
    {
        try
        {
            return await ContainerPostgres.Start(ct);
        }
        catch (PostgresUnavailableException container)
        {
            try
            {
                return await LocalPostgres.Start(ct);
            }
            catch (PostgresUnavailableException local)
            {
                throw new PostgresUnavailableException($"{container.Message} {local.Message}");
            }
        }
    }

    /// <summary>Makes an empty database of its own for one test, and says how it is reached. It goes with the server.</summary>
    public async Task<string> CreateDatabase(CancellationToken ct = default)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}");
        await Execute($"CREATE DATABASE {name}", ct);
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    /// <summary>Runs one statement as superuser, in the database <c>postgres</c>.</summary>
    public async Task Execute(string sql, CancellationToken ct = default)
    {
        // Not pooled: a connection that stays open would not survive a server that is killed on purpose.
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    public abstract ValueTask DisposeAsync();
}

/// <summary>This machine has no PostgreSQL to give.</summary>
public sealed class PostgresUnavailableException(string message) : Exception(message);
