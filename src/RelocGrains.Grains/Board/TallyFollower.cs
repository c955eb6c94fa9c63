using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;

namespace RelocGrains.Grains.Board;

/// <summary>
/// Keeps a tally true: starts from the board's rows and position, then adds the changes that came since. Catches up when it is read;
/// whoever was not read for so long that the feed has moved on starts from the rows again.
/// </summary>
public sealed class TallyFollower(BoardStore store, BoardRows rows, ChangeFeed feed, IEventLog log)
{
    private Tally? tally;

    /// <summary>The tally, as fresh as asked for.</summary>
    public async Task<Tally> Read(Freshness freshness, CancellationToken ct)
    {
        await feed.Reach(freshness.Strong ? (await log.ReadHead(ct)).Position : freshness.MinPosition, ct);
        var known = tally ?? Tally.Read(store);
        IReadOnlyList<Change>? changes;
        while (!feed.TryRead(known.Position, int.MaxValue, out changes))
        {
            await rows.Reach(feed.Position, ct);
            known = Tally.Read(store);
        }
        return tally = changes.Aggregate(known, (sum, change) => sum.Add(change));
    }
}
