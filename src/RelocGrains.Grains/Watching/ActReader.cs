using System.Runtime.CompilerServices;
using RelocGrains.Domain;
using RelocGrains.EventLog;
using RelocGrains.Grains.Board;
using RelocGrains.Grains.Projects;

namespace RelocGrains.Grains.Watching;

/// <summary>
/// Reads the log act by act, from any position on: from the log itself to its end, then from the feed. Nothing waits in memory for a
/// reader that is slow but the page it reads, or, at the end, the act.
/// </summary>
internal sealed class ActReader(ChangeFeed feed, IEventLog log, TimeProvider time)
{
    // One page of the log, read from its index in a millisecond or two.
    private const int PageSize = 512;

    // A reader that is behind meets all cases in turn; each remembered is a few kilobytes, and there may be hundreds of readers.
    private const int MaxRemembered = 256;

    /// <summary>The acts after a position, as they come. Ends when the feed has moved on without the reader.</summary>
    /// <param name="only">The only case whose facts are read; all when null.</param>
    /// <param name="quiet">After so long without an act there is one without facts, at the same position.</param>
    public async IAsyncEnumerable<Act> After(long position, ProjectId? only, TimeSpan quiet, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var act in FromLog(position, only, ct))
        {
            yield return act;
            position = act.Last;
        }
        while (feed.TryRead(position, LogLimits.MaxEventsPerAppend, out var changes))
        {
            if (changes.Count == 0 && await MovesBeyond(position, quiet, ct)) continue;
            var act = changes.Count > 0 ? Act.First(position, changes) : new Act(position, default);
            yield return act;
            position = act.Last;
        }
    }

    private async Task<bool> MovesBeyond(long position, TimeSpan quiet, CancellationToken ct)
    {
        await feed.Beyond(position).WaitAsync(quiet, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
        return feed.Position > position;
    }

    // Up to the end of the log, where the feed goes on: a page that ends there is short. The feed may still have to reach it.
    private async IAsyncEnumerable<Act> FromLog(long position, ProjectId? only, [EnumeratorCancellation] CancellationToken ct)
    {
        var cases = new ChangeReader(log, MaxRemembered);
        IReadOnlyList<StoredEvent> page;
        do
        {
            page = await log.ReadAppends(position, PageSize, ct);
            for (var read = 0; read < page.Count;)
            {
                var changes = new List<Change>();
                foreach (var stored in page.Skip(read).TakeWhile(e => e.Request == page[read].Request))
                {
                    changes.Add(IsOf(only, stored) ? await cases.Read(stored, ct) : new Change.OfNothing(stored));
                }
                var act = Act.First(position, changes);
                (position, read) = (act.Last, read + changes.Count);
                yield return act;
            }
        }
        while (page.Count >= PageSize - LogLimits.MaxEventsPerAppend || !feed.Keeps(position));
    }

    private static bool IsOf(ProjectId? only, StoredEvent stored) =>
        StreamNames.IsProject(stored.Stream, out var id) && (only is null || only == id);
}
