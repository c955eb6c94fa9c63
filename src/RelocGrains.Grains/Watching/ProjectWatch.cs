using System.Runtime.CompilerServices;
using RelocGrains.Domain;
using RelocGrains.EventLog;
using RelocGrains.Grains.Board;

namespace RelocGrains.Grains.Watching;

/// <summary>What a watcher is told: exactly one of its cases.</summary>
/// <param name="Position">Everything up to here was told.</param>
public abstract record Told(long Position)
{
    /// <summary>An act on a case that fits.</summary>
    /// <param name="Facts">One at least, in order.</param>
    public sealed record OfAct(long Position, Items<Change.OfProject> Facts) : Told(Position);

    /// <summary>Nothing more that fits, up to the position.</summary>
    public sealed record OfPosition(long Position) : Told(Position);

    /// <summary>The last word: the watcher was at the end of the log, and too much was recorded since it last asked.</summary>
    public sealed record TooSlow(long Position) : Told(Position);
}

/// <summary>Follows the log for those who watch cases.</summary>
public sealed class ProjectWatch(ChangeFeed feed, IEventLog log, TimeProvider time)
{
    /// <summary>After so long without a word there is one: soon enough to see that the line is dead, seldom enough to cost nothing.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    /// <summary>After so many positions without a word there is one, so that a watcher who resumes does not read them again.</summary>
    public const int MaxUntold = 1000;

    private readonly ActReader acts = new(feed, log, time);

    /// <summary>What is recorded after a position, as it is recorded.</summary>
    /// <param name="head">The head of the log: a word comes as soon as it is reached.</param>
    /// <param name="stopAtHead">True: it is the last one.</param>
    public async IAsyncEnumerable<Told> Follow(
        WatchFilter filter, long after, long head, bool stopAtHead, [EnumeratorCancellation] CancellationToken ct)
    {
        var (position, told, toldAt, reached) = (after, after, time.GetTimestamp(), after >= head);
        if (reached) yield return new Told.OfPosition(after);
        if (reached && stopAtHead) yield break;
        await foreach (var act in acts.After(after, filter.Project, Quiet, ct))
        {
            // Who is far behind is not told all the rest first.
            ct.ThrowIfCancellationRequested();
            var (quiet, fits, arrives) = (act.Last == position, filter.Fits(act), !reached && act.Last >= head);
            position = act.Last;
            if (fits) yield return new Told.OfAct(position, act.Facts);
            if (quiet || arrives || (!fits && IsLong(position - told, toldAt))) yield return new Told.OfPosition(position);
            else if (!fits) continue;
            (told, toldAt, reached) = (position, time.GetTimestamp(), reached || arrives);
            if (arrives && stopAtHead) yield break;
        }
        yield return new Told.TooSlow(position);
    }

    // Acts come, and none of them fits.
    private bool IsLong(long untold, long toldAt) => untold >= MaxUntold || time.GetElapsedTime(toldAt) >= Quiet;
}
