using RelocGrains.EventLog.Sqlite;

namespace RelocGrains.Server.Hosting;

/// <summary>Ends the process when the log has failed: after a failed write nobody knows what the disk holds, a new start does.</summary>
public sealed class LogWatch(SqliteEventLog log, IHostApplicationLifetime lifetime, ILogger<LogWatch> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAny(log.Failure, Task.Delay(Timeout.Infinite, stoppingToken));
        if (!log.Failure.IsCompleted) return;
        logger.LogCritical(await log.Failure, "The log has failed: the server stops, start it again");
        Environment.ExitCode = ExitCodes.LogFailed;
        lifetime.StopApplication();
    }
}
