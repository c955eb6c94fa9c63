using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RelocGrains.EventLog;

namespace RelocGrains.Grains.Board;

/// <summary>
/// Follows the log from the board's position, for as long as the silo runs. One runs in each silo. Those who follow the feed have each
/// change at once; the rows are written a moment later, or as soon as somebody waits for them.
/// </summary>
public sealed class BoardFollower(
    IEventLog log, BoardStore store, BoardRows rows, ChangeFeed feed, TimeProvider time, ILogger<BoardFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // A case in daily work changes a few times a second at most: long enough to write it once, too short for people to see.
    private static readonly TimeSpan RowsLag = TimeSpan.FromMilliseconds(100);

    private readonly BoardBuilder builder = new(log, store, rows, feed, logger);

    /// <inheritdoc/>
    public override void Dispose()
    {
        builder.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Follow(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The rows and the position are one transaction, so whatever failed can be done again from the rows' position.
                logger.LogError(e, "The board's rows stand at {Position}; it tries again", rows.Position);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    // Ends when somebody else has written the board: then a new start is due.
    private async Task Follow(CancellationToken ct)
    {
        var position = await builder.Start(ct);
        var grown = log.WaitBeyond(position, ct);
        var late = Task.CompletedTask;
        while (true)
        {
            await (builder.Unwritten == 0 ? grown : Task.WhenAny(grown, late, rows.Asked));
            if (grown.IsCompleted)
            {
                await grown;
                if (builder.Unwritten == 0) late = Task.Delay(RowsLag, time, ct);
                position = await builder.Step(position, ct);
                grown = log.WaitBeyond(position, ct);
            }
            if ((late.IsCompleted || rows.Asked.IsCompleted) && !builder.Write()) return;
        }
    }
}
