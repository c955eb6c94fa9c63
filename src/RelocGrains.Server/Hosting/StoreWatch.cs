using RelocGrains.EventLog;
using RelocGrains.Grains.Texts;

namespace RelocGrains.Server.Hosting;

/// <summary>Ends the process when log or texts have failed: after a failed write nobody knows what the disk holds, a new start does.</summary>
public sealed class StoreWatch(IEventLog log, ITextVault texts, IHostApplicationLifetime lifetime, ILogger<StoreWatch> logger) : BackgroundService
{
    // Nothing that is left to do needs the store. But who reads from a disk that fails may stand there for long, and so hold up the end.
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failed = Task.WhenAny(log.Failure, texts.Failure);
        await Task.WhenAny(failed, Task.Delay(Timeout.Infinite, stoppingToken));
        if (!failed.IsCompleted) return;
        logger.LogCritical(await await failed, "The store has failed: the server stops, start it again");
        Environment.ExitCode = ExitCodes.StoreFailed;
        new Thread(EndAnyway) { Name = "end of a failed store", IsBackground = true }.Start();
        lifetime.StopApplication();
    }

    // On a thread of its own: those of the pool may be the ones that stand.
    private void EndAnyway()
    {
        if (!lifetime.ApplicationStopped.WaitHandle.WaitOne(EndLimit)) Environment.Exit(ExitCodes.StoreFailed);
    }
}
