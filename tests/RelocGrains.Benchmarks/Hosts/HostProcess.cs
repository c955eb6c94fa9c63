using System.Diagnostics;
using System.Globalization;
using RelocGrains.Benchmarks.Stores;

namespace RelocGrains.Benchmarks.Hosts;

/// <summary>A server in a process of its own, so that its CPU time is its own too.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly string? folder;
    private PostgresCpu? postgres;

    private HostProcess(Process process, string? folder, Uri address)
    {
        (this.process, this.folder, Address) = (process, folder, address);
    }

    /// <summary>Where it serves gRPC.</summary>
    public Uri Address { get; }

    /// <summary>The process, for a profiler.</summary>
    public int Id => process.Id;

    /// <summary>CPU time it has used so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>CPU time that its PostgreSQL has used so far; none where it has none.</summary>
    public TimeSpan PostgresCpu => postgres?.Total ?? TimeSpan.Zero;

    /// <summary>Memory it holds, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>The server as it is published, on an empty store or on the one in a folder, which is then kept.</summary>
    public static Task<HostProcess> Server(string? data = null, params string[] more)
    {
        var store = data ?? Directory.CreateTempSubdirectory("relocgrains-bench-").FullName;
        string[] arguments = ["--data", store, "--grpc", "http://127.0.0.1:0", "--http", "http://127.0.0.1:0", .. more];
        return Start(Beside("RelocGrains.Server"), arguments, data is null ? store : null);
    }

    /// <summary>The rival, which makes its tables in an empty database.</summary>
    public static Task<HostProcess> OfRival(string connection, int sessions) =>
        Start(Environment.ProcessPath!, [BenchmarkCommands.RivalHost, connection, sessions.ToString(CultureInfo.InvariantCulture)], folder: null);

    /// <summary>The host of the empty method.</summary>
    public static Task<HostProcess> OfCeiling() => Start(Environment.ProcessPath!, [BenchmarkCommands.CeilingHost], folder: null);

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        if (folder is not null) Directory.Delete(folder, recursive: true);
    }

    /// <summary>Counts the time of its PostgreSQL, too.</summary>
    public HostProcess On(PostgresCpu cpu)
    {
        postgres = cpu;
        return this;
    }

    /// <summary>A program that was built beside this one.</summary>
    public static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);

    private static async Task<HostProcess> Start(string file, string[] arguments, string? folder)
    {
        var started = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        while (await started.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("ready ", StringComparison.Ordinal)) continue;
            _ = started.StandardOutput.ReadToEndAsync();
            var address = line.Split(' ').Single(part => part.StartsWith("grpc=", StringComparison.Ordinal))["grpc=".Length..];
            return new HostProcess(started, folder, new Uri(address));
        }
        throw new InvalidOperationException($"{file} ended with code {started.ExitCode} before it was ready.");
    }
}
