using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RelocGrains.Benchmarks.Hosts;
using RelocGrains.Databases;

namespace RelocGrains.Benchmarks.Stores;

/// <summary>A PostgreSQL of the run's own, durable as in production; each server has a database of its own in it.</summary>
internal sealed class Postgres : IAsyncDisposable
{
    private readonly PostgresServer server;
    private readonly PostgresCpu cpu;

    private Postgres(PostgresServer server, PostgresCpu cpu) => (this.server, this.cpu) = (server, cpu);

    /// <summary>Which one it is, in words.</summary>
    public string Kind => server.Kind;

    /// <summary>How its database <c>postgres</c> is reached.</summary>
    public string ConnectionString => server.ConnectionString;

    public static async Task<Postgres> Start()
    {
        var started = await PostgresServer.Start();
        return new Postgres(started, await PostgresCpu.Find(started.ConnectionString));
    }

    /// <summary>One silo on an empty database.</summary>
    public async Task<HostProcess> Server() => (await Silos(await Database(), 1))[0];

    /// <summary>An empty database with its tables.</summary>
    public async Task<string> Database()
    {
        var connection = await server.CreateDatabase();
        await Migrate(connection);
        return connection;
    }

    /// <summary>So many silos on a database, at places where none was before, with nothing at hand.</summary>
    public async Task<HostProcess[]> Silos(string connection, int count) =>
        [.. (await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Silo(connection)))).Select(silo => silo.On(cpu))];

    /// <summary>The rival on an empty database.</summary>
    public async Task<(HostProcess Host, string Connection)> Rival(int sessions)
    {
        var connection = await server.CreateDatabase();
        return ((await HostProcess.OfRival(connection, sessions)).On(cpu), connection);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static Task<HostProcess> Silo(string connection) =>
        HostProcess.Server(data: null, "--store", "postgres", "--connection", connection, "--silo-port", FreePort());

    private static async Task Migrate(string connection)
    {
        var plan = new ProcessStartInfo(HostProcess.Beside("RelocGrains.Server"), ["migrate", "--connection", connection]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var migration = Process.Start(plan)!;
        var said = await migration.StandardOutput.ReadToEndAsync();
        await migration.WaitForExitAsync();
        if (migration.ExitCode != 0) throw new InvalidOperationException($"The tables could not be made: {said}");
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return FormattableString.Invariant($"{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
