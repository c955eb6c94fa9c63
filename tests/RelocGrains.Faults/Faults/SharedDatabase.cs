using System.Net;
using Npgsql;
using RelocGrains.Databases;
using RelocGrains.EventLog.Postgres;
using RelocGrains.Server.Hosting;

namespace RelocGrains.Faults.Faults;

/// <summary>The PostgreSQL under a cluster, and the line on which each silo reaches it.</summary>
internal sealed class SharedDatabase : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder connection;

    private SharedDatabase(LocalPostgres server, string connectionString, int silos)
    {
        Server = server;
        connection = new NpgsqlConnectionStringBuilder(connectionString);
        var target = new IPEndPoint(IPAddress.Loopback, connection.Port);
        Lines = [.. Enumerable.Range(0, silos).Select(_ => new Line(target))];
    }

    /// <summary>A server of this run's own, which it may kill.</summary>
    public LocalPostgres Server { get; }

    /// <summary>One for each silo.</summary>
    public IReadOnlyList<Line> Lines { get; }

    /// <summary>Starts one, with the tables that the servers need.</summary>
    public static async Task<SharedDatabase> Start(int silos) => await Of(await LocalPostgres.Start(), silos);

    /// <summary>The same on a server that was started already, and which goes with it.</summary>
    public static async Task<SharedDatabase> Of(LocalPostgres server, int silos)
    {
        var created = await server.CreateDatabase();
        PostgresSchema.Migrate(created, Stores.Migrations);
        return new SharedDatabase(server, created, silos);
    }

    /// <summary>How it is reached on no line.</summary>
    public string ConnectionString => connection.ConnectionString;

    /// <summary>How a silo reaches it.</summary>
    public string ConnectionOf(int silo) => new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Port = Lines[silo].Address.Port }.ConnectionString;

    /// <summary>A connection that goes on no line.</summary>
    public async Task<NpgsqlConnection> Connect()
    {
        // Not pooled: it must not outlive a server that is killed.
        var opened = new NpgsqlConnection(connection.ConnectionString + ";Pooling=false");
        await opened.OpenAsync();
        return opened;
    }

    /// <summary>Which silo reaches it from a port; null when that is none of theirs.</summary>
    public int? SiloAt(int port)
    {
        var silo = Lines.ToList().FindIndex(line => line.LeavesFrom(port));
        return silo < 0 ? null : silo;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var line in Lines) await line.DisposeAsync();
        await Server.DisposeAsync();
    }
}
