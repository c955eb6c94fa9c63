using System.Diagnostics;

namespace RelocGrains.Databases;

/// <summary>One running server process. It is ready when it says so itself, so nobody has to ask again and again.</summary>
internal sealed class PostgresProcess : IAsyncDisposable
{
    private const string Ready = "database system is ready to accept connections";
    private const int KeptLines = 20;

    private readonly Process process;
    private readonly Queue<string> lines = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task reading;

    private PostgresProcess(Process process)
    {
        this.process = process;
        reading = Read();
    }

    /// <exception cref="PostgresUnavailableException">It ended instead of becoming ready.</exception>
    public static async Task<PostgresProcess> Start(PostgresFiles files, string[] arguments, TimeSpan limit, CancellationToken ct)
    {
        var started = new PostgresProcess(files.Start("postgres", arguments));
        try
        {
            await started.ready.Task.WaitAsync(limit, ct);
            return started;
        }
        catch
        {
            await started.Kill();
            throw;
        }
    }

    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
    }

    // Read to its end: a server whose messages nobody takes stands still.
    private async Task Read()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.Contains(Ready, StringComparison.Ordinal)) ready.TrySetResult();
            if (lines.Count == KeptLines) lines.Dequeue();
            lines.Enqueue(line);
        }

        ready.TrySetException(new PostgresUnavailableException($"The server ended: {string.Join(' ', lines)}"));
    }
}
