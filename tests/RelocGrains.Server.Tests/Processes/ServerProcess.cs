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

    // Both are read to their end: a server whose words nobody takes would stand still.
    private readonly Task<string> saidSinceReady;
    private readonly Task<string> saidOfErrors;

    private ServerProcess(Process process, string ready, Task<string> saidOfErrors)
    {
        (this.process, this.saidOfErrors) = (process, saidOfErrors);
        saidSinceReady = process.StandardOutput.ReadToEndAsync();
        var parts = ready.Split(' ');
        Grpc = parts.Single(p => p.StartsWith("grpc=", StringComparison.Ordinal))[5..];
        Http = parts.Single(p => p.StartsWith("http=", StringComparison.Ordinal))[5..];
    }

    public string Grpc { get; }

    public string Http { get; }

    /// <summary>The process, for signals.</summary>
    public int Id => process.Id;

    public static Task<ServerProcess> Start(string folder, params string[] more) => StartBy([Binaries.Server], folder, more);

    /// <summary>Starts it where another one was.</summary>
    public static Task<ServerProcess> StartAt(string grpc, string folder) => StartAs([Binaries.Server, "--data", folder, "--grpc", grpc, "--http", AnyPort]);

    /// <summary>Starts it by another command, such as through a tool that stands between it and the system.</summary>
    public static Task<ServerProcess> StartBy(string[] command, string folder, params string[] more) =>
        StartAs([.. command, "--data", folder, "--grpc", AnyPort, "--http", AnyPort, .. more]);

    /// <summary>Starts it by a whole command line.</summary>
    /// <param name="limit">How long that may take; a minute when null.</param>
    public static async Task<ServerProcess> StartAs(string[] command, TimeSpan? limit = null)
    {
        var launched = Launch(command);
        var said = launched.StandardError.ReadToEndAsync();
        if (await KillUnless(launched, ReadReady(launched), limit) is { } ready) return new ServerProcess(launched, ready, said);
        await KillUnless(launched, launched.WaitForExitAsync());
        throw new InvalidOperationException($"The server ended with code {launched.ExitCode} before it was ready: {await said}");
    }

    /// <summary>Runs to the end: for starts that are refused.</summary>
    public static async Task<(int ExitCode, string Errors)> RunToEnd(params string[] arguments)
    {
        using var launched = Launch([Binaries.Server, .. arguments]);
        _ = launched.StandardOutput.ReadToEndAsync();
        var said = launched.StandardError.ReadToEndAsync();
        await KillUnless(launched, launched.WaitForExitAsync());
        return (launched.ExitCode, await said);
    }

    public RelocGrainsClient As(Role role, string partner, string person, RelocGrainsClientOptions? options = null) =>
        new(new Uri(Grpc), new CallerIdentity(person, partner, role), options);

    /// <summary>SIGKILL: nothing of the process runs any more.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Whether it has ended, waiting a while for it.</summary>
    public async Task<bool> EndsWithin(TimeSpan limit)
    {
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(limit));
        return process.HasExited;
    }

    /// <summary>Waits until it ends by itself, and says with which code and what it said since it was ready.</summary>
    public async Task<(int ExitCode, string Said)> End(TimeSpan limit)
    {
        await process.WaitForExitAsync().WaitAsync(limit);
        return (process.ExitCode, await saidSinceReady + await saidOfErrors);
    }

    /// <summary>Kills it, and says what it has said besides that it is ready.</summary>
    public async Task<string> SaidAtItsEnd()
    {
        await Kill();
        return await saidSinceReady + await saidOfErrors;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    private static async Task<string?> ReadReady(Process launched)
    {
        while (await launched.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal)) return line;
        }
        return null;
    }

    // What does not come in time does not outlive the test.
    private static async Task<T> KillUnless<T>(Process launched, Task<T> done, TimeSpan? limit)
    {
        await KillUnless(launched, (Task)done, limit);
        return await done;
    }

    private static async Task KillUnless(Process launched, Task done, TimeSpan? limit = null)
    {
        try
        {
            await done.WaitAsync(limit ?? StartLimit);
        }
        catch (TimeoutException)
        {
            launched.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Launch(string[] command) => Process.Start(new ProcessStartInfo(command[0], command[1..])
    {
        RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
    })!;
}
