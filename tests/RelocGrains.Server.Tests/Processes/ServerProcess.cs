using System.Diagnostics;
using RelocGrains.Client;
using RelocGrains.V1;

namespace RelocGrains.Server.Tests.Processes;

/// <summary>The published executable as a process of its own, that can be killed.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private const string AnyPort = "http://127.0.0.1:0";

    private readonly Process process;

    private ServerProcess(Process process, string ready)
    {
        this.process = process;
        var parts = ready.Split(' ');
        Grpc = parts.Single(p => p.StartsWith("grpc=", StringComparison.Ordinal))[5..];
        Http = parts.Single(p => p.StartsWith("http=", StringComparison.Ordinal))[5..];
    }

    public string Grpc { get; }

    public string Http { get; }

    public static Task<ServerProcess> Start(string folder, params string[] more) => StartAt(AnyPort, folder, more);

    /// <summary>Starts it where another one was.</summary>
    public static async Task<ServerProcess> StartAt(string grpc, string folder, params string[] more)
    {
        var launched = Launch(["--data", folder, "--grpc", grpc, "--http", AnyPort, .. more]);
        _ = launched.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(StartLimit);
        while (await launched.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal)) return new ServerProcess(launched, line);
        }
        throw new InvalidOperationException($"The server ended with code {launched.ExitCode} before it was ready.");
    }

    /// <summary>Runs to the end: for starts that are refused.</summary>
    public static async Task<(int ExitCode, string Errors)> RunToEnd(params string[] arguments)
    {
        using var launched = Launch(arguments);
        using var limit = new CancellationTokenSource(StartLimit);
        _ = launched.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = await launched.StandardError.ReadToEndAsync(limit.Token);
        await launched.WaitForExitAsync(limit.Token);
        return (launched.ExitCode, errors);
    }

    public RelocGrainsClient As(Role role, string partner, string person, RelocGrainsClientOptions? options = null) =>
        new(new Uri(Grpc), new CallerIdentity(person, partner, role), options);

    /// <summary>SIGKILL: nothing of the process runs any more.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    private static Process Launch(IEnumerable<string> arguments) => Process.Start(new ProcessStartInfo(Binaries.Server, arguments)
    {
        RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
    })!;
}
