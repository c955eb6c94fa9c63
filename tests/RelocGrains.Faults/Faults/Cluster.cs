using System.Net;
using System.Net.Sockets;
using RelocGrains.Server.Tests.Processes;

namespace RelocGrains.Faults.Faults;

/// <summary>
/// The servers of one installation as processes, each at an address that stays the same whenever it is started again, so that clients
/// find it; and the lines on which clients reach them.
/// </summary>
/// <param name="commands">The command line of each, and where it then serves gRPC.</param>
internal sealed class Cluster(IReadOnlyList<(string[] Command, Uri Address)> commands) : IAsyncDisposable
{
    private const string AnyPort = "http://127.0.0.1:0";

    // Below the ports that the system gives to outgoing connections, so that nobody takes one while its server is down.
    private const int FirstPort = 20_000;
    private const int LastPort = 30_000;

    // With default membership, silos at new addresses wait until the rows of the old ones are stale: a minute and a half.
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    // An end as asked waits for calls under way and carries the log over into its file.
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(60);

    private readonly ServerProcess?[] silos = new ServerProcess?[commands.Count];

    /// <summary>How many servers it has.</summary>
    public int Silos => commands.Count;

    /// <summary>The line to each, for its clients.</summary>
    public IReadOnlyList<Line> Lines { get; } = [.. commands.Select(command => new Line(IPEndPoint.Parse(command.Address.Authority)))];

    /// <summary>Where clients find each: at the near end of its line.</summary>
    public IReadOnlyList<Uri> Addresses => [.. Lines.Select(line => new Uri($"http://{line.Address}"))];

    /// <summary>Where each serves, past its line.</summary>
    public IReadOnlyList<Uri> Servers => [.. commands.Select(command => command.Address)];

    /// <summary>One server on its own store.</summary>
    /// <param name="server">The server's command, or one in its place.</param>
    public static Cluster Embedded(string folder, params string[] server)
    {
        var address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{FreePort()}"));
        return new Cluster([([.. server, "--data", folder, "--grpc", address.OriginalString, "--http", AnyPort], address)]);
    }

    /// <summary>So many silos on one PostgreSQL, which goes with them.</summary>
    /// <param name="folder">Where each keeps what it derives.</param>
    /// <param name="logs">See <see cref="Logs"/>.</param>
    /// <param name="server">The server's command, or one in its place.</param>
    /// <param name="more">More of each silo's command line.</param>
    public static async Task<Cluster> Shared(string folder, int silos, string? logs = null, string[]? server = null, params string[] more)
    {
        var database = await SharedDatabase.Start(silos);
        var peers = new Peers([.. Enumerable.Range(0, silos).Select(_ => FreePort())]);
        return new Cluster([.. Enumerable.Range(0, silos).Select(Of)]) { Database = database, Peers = peers, Logs = logs };

        (string[] Command, Uri Address) Of(int silo)
        {
            var address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{FreePort()}"));
            string[] command =
            [
                .. server ?? [Binaries.Server], "--store", "postgres", "--connection", database.ConnectionOf(silo),
                .. peers.ArgumentsOf(silo), "--data", Path.Combine(folder, FormattableString.Invariant($"silo-{silo}")),
                "--grpc", address.OriginalString, "--http", AnyPort, .. more,
            ];
            return (command, address);
        }
    }

    /// <summary>So many silos on a PostgreSQL of somebody else's, at addresses where nobody was before, and without lines between them.</summary>
    /// <param name="server">The server's command, or one in its place.</param>
    /// <param name="more">More of each silo's command line.</param>
    public static Cluster On(SharedDatabase database, string folder, int silos, string[] server, params string[] more) => new([.. Enumerable.Range(0, silos).Select(silo =>
    {
        var address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{FreePort()}"));
        string[] command =
        [
            .. server, "--store", "postgres", "--connection", database.ConnectionString, "--silo-port", $"{FreePort()}",
            "--data", Path.Combine(folder, FormattableString.Invariant($"silo-{silo}")), "--grpc", address.OriginalString, "--http", AnyPort, .. more,
        ];
        return (command, address);
    })]);

    /// <summary>The database that they share; null for a server on its own.</summary>
    public SharedDatabase? Database { get; private init; }

    /// <summary>A folder for what each says; null when nobody wants to know.</summary>
    public string? Logs { get; init; }

    /// <summary>How they reach each other; null for a server on its own.</summary>
    public Peers? Peers { get; private init; }

    /// <summary>Starts all that are down.</summary>
    public Task Start() => Task.WhenAll(Enumerable.Range(0, Silos).Where(silo => silos[silo] is null).Select(silo => Start(silo)));

    /// <summary>Starts one that is down, and waits until it serves.</summary>
    /// <param name="through">A tool that stands between it and the system.</param>
    public async Task Start(int silo, params string[] through) => silos[silo] = await ServerProcess.StartAs([.. through, .. commands[silo].Command], StartLimit);

    /// <summary>Begins to start one that is down, and kills it before it is ready, if it takes longer than so.</summary>
    public async Task KillWhileStarting(int silo, TimeSpan after)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(commands[silo].Command[0], commands[silo].Command[1..])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!;
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(after));
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>SIGKILL.</summary>
    public async Task Kill(int silo)
    {
        if (Take(silo) is not { } process) return;
        await process.Kill();
        await Keep(silo, await process.SaidAtItsEnd());
        await process.DisposeAsync();
    }

    /// <summary>SIGTERM, and waits until it has ended, as it should.</summary>
    public async Task Stop(int silo)
    {
        if (silos[silo] is not { } process) return;
        Signals.AskToEnd(process.Id);
        await End(silo, expected: 0);
    }

    /// <summary>Waits until it has ended by itself, with the code that is expected of it.</summary>
    public async Task End(int silo, int expected)
    {
        await using var process = Take(silo)!;
        var (exitCode, said) = await process.End(EndLimit);
        await Keep(silo, said);
        if (exitCode != expected) throw new InvalidOperationException($"Silo {silo} ended with code {exitCode} and not {expected}: {said}");
    }

    /// <summary>SIGSTOP.</summary>
    public void Freeze(int silo)
    {
        if (silos[silo] is { } process) Signals.Freeze(process.Id);
    }

    /// <summary>SIGCONT.</summary>
    public void Thaw(int silo)
    {
        if (silos[silo] is { } process) Signals.Thaw(process.Id);
    }

    /// <summary>Those that ended though nobody asked them to, with what they said. They are down from now on.</summary>
    public async Task<IReadOnlyList<(int Silo, int ExitCode, string Said)>> Ended()
    {
        var ended = new List<(int, int, string)>();
        for (var silo = 0; silo < Silos; silo++)
        {
            if (silos[silo] is null || !await silos[silo]!.EndsWithin(TimeSpan.Zero)) continue;
            var (exitCode, said) = await silos[silo]!.End(EndLimit);
            ended.Add((silo, exitCode, said));
            await Kill(silo);
        }
        return ended;
    }

    public async ValueTask DisposeAsync()
    {
        for (var silo = 0; silo < Silos; silo++) await Kill(silo);
        foreach (var line in Lines) await line.DisposeAsync();
        if (Peers is not null) await Peers.DisposeAsync();
        if (Database is not null) await Database.DisposeAsync();
    }

    private Task Keep(int silo, string said) =>
        Logs is null ? Task.CompletedTask : File.AppendAllTextAsync(Path.Combine(Logs, FormattableString.Invariant($"silo-{silo}.log")), said);

    private ServerProcess? Take(int silo)
    {
        var process = silos[silo];
        silos[silo] = null;
        return process;
    }

    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(FirstPort, LastPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
