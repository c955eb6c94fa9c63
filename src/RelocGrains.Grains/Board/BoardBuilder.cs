using System.Diagnostics;
using Microsoft.Extensions.Logging;
using RelocGrains.EventLog;
using RelocGrains.Grains.Projects;

namespace RelocGrains.Grains.Board;

/// <summary>
/// Takes the board from its position to the end of the log: reads what changed, a batch at a time, hands it on, and writes the rows of
/// several batches in one.
/// </summary>
public sealed class BoardBuilder(IEventLog log, BoardStore store, BoardRows rows, ChangeFeed feed, ILogger logger) : IDisposable
{
    /// <summary>Name of the source of the follower's spans.</summary>
    public const string SourceName = "RelocGrains.Board";

    // Enough for one transaction to be worth it, little enough for readers not to wait.
    private const int MaxBatch = 500;

    // What may wait to be written: some ten megabytes. The feed keeps as much and more, so who starts from the rows finds what came since.
    private const int MaxUnwritten = 2000;

    // A folded case is a few kilobytes: this many stay well below a hundred megabytes.
    private const int MaxRemembered = 10_000;

    private static readonly ActivitySource Source = new(SourceName);

    private readonly ChangeReader reader = new(log, MaxRemembered);
    private readonly BoardWriter writer = new(store);
    private readonly List<Change> unwritten = [];

    /// <summary>How many changes wait to be written.</summary>
    public int Unwritten => unwritten.Count;

    /// <summary>The position to go on from. Rows of another log, or of a log that was cut back, are worth nothing and are thrown away.</summary>
    public async Task<long> Start(CancellationToken ct)
    {
        reader.Forget();
        unwritten.Clear();
        var (position, hash) = store.Position();
        if (position > 0)
        {
            var last = await log.ReadAll(position - 1, 1, ct);
            if (last.Count == 0 || !last[0].Hash.Span.SequenceEqual(hash))
            {
                logger.LogWarning("The board is not of this log: it is built again");
                store.Reset();
                position = 0;
            }
        }
        rows.MoveTo(position);
        feed.StartAt(position);
        return position;
    }

    /// <summary>Follows one batch, whose rows are still to be written; answers the position reached.</summary>
    public async Task<long> Step(long position, CancellationToken ct)
    {
        if (unwritten.Count >= MaxUnwritten && !Write()) return await Start(ct);
        var stored = await log.ReadAppends(position, MaxBatch, ct);
        if (stored.Count == 0) return position;
        using var spans = new FollowSpans(Source, stored);
        var changes = new List<Change>(stored.Count);
        foreach (var e in stored) changes.Add(await reader.Read(e, ct));
        unwritten.AddRange(changes);
        feed.Publish(changes);
        return stored[^1].Position;
    }

    /// <summary>Writes the rows of all that was followed; false when somebody else has written the board, and a new start is due.</summary>
    public bool Write()
    {
        if (unwritten.Count == 0) return true;
        if (!writer.Write(rows.Position, unwritten)) return false;
        rows.MoveTo(unwritten[^1].Position);
        unwritten.Clear();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();
}

/// <summary>One span for each followed event, child of the span that recorded it.</summary>
internal sealed class FollowSpans : IDisposable
{
    private readonly List<Activity> spans = [];

    public FollowSpans(ActivitySource source, IReadOnlyList<StoredEvent> events)
    {
        if (!source.HasListeners()) return;
        foreach (var e in events)
        {
            if (!ActivityContext.TryParse(e.Traceparent, null, isRemote: true, out var parent)) continue;
            var span = source.StartActivity("board.follow", ActivityKind.Consumer, parent);
            span?.SetTag("log.position", e.Position).SetTag("log.type", e.Type);
            if (span is not null) spans.Add(span);
        }
        Activity.Current = null;
    }

    public void Dispose() => spans.ForEach(span => span.Dispose());
}
