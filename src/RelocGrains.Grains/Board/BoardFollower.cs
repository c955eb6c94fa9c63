using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RelocGrains.EventLog;

namespace RelocGrains.Grains.Board;

/// <summary>Follows the log from the board's position, for as long as the silo runs. One runs in each silo.</summary>
public sealed class BoardFollower(IEventLog log, BoardStore store, ChangeFeed feed, ILogger<BoardFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly BoardBuilder builder = new(log, store, feed, logger);

    /// <inheritdoc/>
    public override void Dispose()
    {
        builder.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? position = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                position ??= await builder.Start(stoppingToken);
                await log.WaitBeyond(position.Value, stoppingToken);
                position = await builder.Step(position.Value, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The rows and the position are one transaction, so whatever failed can be done again from the rows' position.
                logger.LogError(e, "The board stands at {Position} and tries again", position);
                position = null;
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }
}
