using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace RelocGrains.Databases;

/// <summary>
/// A PostgreSQL from the machine's own files, in a temporary folder and on a free port of loopback. It can be killed, stopped and
/// started again at the same address.
/// </summary>
public sealed class LocalPostgres : PostgresServer
{
    private readonly PostgresFiles files;
    private readonly string folder;
    private readonly string[] always;
    private readonly int port;
    private PostgresProcess? process;

    private LocalPostgres(PostgresFiles files, string folder, string[] always)
    {
        (this.files, this.folder, this.always) = (files, folder, always);
        port = FreePort();
        ConnectionString = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres");
    }

    public override string Kind => $"a server from {files.Folder}";

    public override string ConnectionString { get; }

    private string Data => Path.Combine(folder, "data");

    /// <exception cref="PostgresUnavailableException">There are no files, or they do not run.</exception>
    public static new Task<LocalPostgres> Start(CancellationToken ct = default) =>
        Start(Directory.CreateTempSubdirectory("relocgrains-postgres-").FullName, ["--no-sync"], [], ct);

    /// <summary>Starts one in a folder that is there, whose disk may lose its power, and which goes with it.</summary>
    /// <param name="settings">Settings that differ at every start, such as <c>fsync=off</c>.</param>
    /// <exception cref="PostgresUnavailableException">There are no files, or they do not run.</exception>
    public static Task<LocalPostgres> StartIn(string folder, params string[] settings) => Start(folder, [], settings, default);

    private static async Task<LocalPostgres> Start(string folder, string[] initial, string[] settings, CancellationToken ct)
    {
        var server = new LocalPostgres(PostgresFiles.Find(), folder, settings);
        try
        {
            await PostgresFiles.Own(server.folder, ct);
            string[] cluster = ["-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", .. initial];
            await server.files.Run("initdb", cluster, ct);
            await server.StartAgain(ct);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a server that was killed or stopped, at the same address and with the same data.</summary>
    /// <param name="settings">Settings that differ, such as <c>fsync=off</c>.</param>
    public async Task StartAgain(CancellationToken ct = default, params string[] settings)
    {
        // A server that was killed leaves this behind, and the system may have given its process id to somebody else.
        File.Delete(Path.Combine(Data, "postmaster.pid"));
        string[] here =
        [
            "-D", Data, "-p", port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
        ];
        string[] arguments = [.. here, .. Settings, .. always.Concat(settings).SelectMany(setting => (string[])["-c", setting])];
        process = await PostgresProcess.Start(files, arguments, StartLimit, ct);
    }

    /// <summary>SIGKILL to all of its processes, as when the machine's memory runs out.</summary>
    public async Task Kill()
    {
        if (process is null) return;
        await process.Kill();
        process = null;
    }

    /// <summary>Ends it at once, without a checkpoint and without waiting for sessions: the next start has to recover.</summary>
    public async Task Stop(CancellationToken ct = default)
    {
        if (process is null) return;
        await files.Run("pg_ctl", ["-D", Data, "-m", "immediate", "-w", "stop"], ct);
        await process.DisposeAsync();
        process = null;
    }

    public override async ValueTask DisposeAsync()
    {
        await Kill();
        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
