using RelocGrains.EventLog.Sqlite;
using RelocGrains.Grains.Texts;

namespace RelocGrains.Server.Hosting;

/// <summary>Ends the process when log or texts have failed: after a failed write nobody knows what the disk holds, a new start does.</summary>
public sealed class StoreWatch(SqliteEventLog log, TextVault texts, IHostApplicationLifetime lifetime, ILogger<StoreWatch> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failed = Task.WhenAny(log.Failure, texts.Failure);
        await Task.WhenAny(failed, Task.Delay(Timeout.Infinite, stoppingToken));
        if (!failed.IsCompleted) return;
        logger.LogCritical(await await failed, "The store has failed: the server stops, start it again");
        Environment.ExitCode = ExitCodes.StoreFailed;
        lifetime.StopApplication();
    }
}
