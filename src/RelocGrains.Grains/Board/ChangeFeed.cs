using System.Diagnostics.CodeAnalysis;
using RelocGrains.EventLog;

namespace RelocGrains.Grains.Board;

/// <summary>
/// The changes of the log that were read last, for those of this silo who follow it. Whoever has fallen behind what is kept starts again
/// from the board's rows or from the log. A change never comes without the others of its append.
/// </summary>
/// <param name="maxKept">How many changes are kept: those of one append at least.</param>
public sealed class ChangeFeed(int maxKept = ChangeFeed.UsuallyKept)
{
    /// <summary>Some seconds of a busy log. Grains catch up at each read, watchers at once; who is slower than this reads elsewhere.</summary>
    public const int UsuallyKept = 8192;

    // Bodies of what is kept; the lines of cases beside them are a kilobyte or two each.
    private const long MaxBytes = 16L * 1024 * 1024;

    private readonly Lock gate = new();
    private Tail<Change> kept = Empty(0, maxKept);
    private TaskCompletionSource moved = NewBell();

    /// <summary>How far the log was followed: everything up to here can be read.</summary>
    public long Position { get; private set; }

    /// <summary>Tells that the log is followed from a position. What was handed on already stays, and is not handed on again.</summary>
    public void StartAt(long position)
    {
        lock (gate)
        {
            if (position <= Position) return;
            kept = Empty(position, maxKept);
            MoveTo(position);
        }
    }

    /// <summary>Hands on what was read from the log just now.</summary>
    public void Publish(IReadOnlyList<Change> changes)
    {
        lock (gate)
        {
            if (changes[^1].Position <= Position) return;
            kept.Add([.. changes.Where(change => change.Position > Position)]);
            MoveTo(changes[^1].Position);
        }
    }

    /// <summary>True when nothing that came after a position is missing; so it is when nothing came.</summary>
    public bool Keeps(long after)
    {
        lock (gate) return kept.Keeps(after);
    }

    /// <summary>The changes after a position, at most so many; false when some of them are no longer kept.</summary>
    public bool TryRead(long after, int max, [NotNullWhen(true)] out IReadOnlyList<Change>? changes)
    {
        lock (gate) return kept.TryRead(after, max, out changes);
    }

    /// <summary>Completes when there may be changes beyond a position; at once when there are.</summary>
    public Task Beyond(long position)
    {
        lock (gate) return Position > position ? Task.CompletedTask : moved.Task;
    }

    /// <summary>Completes when a position is reached.</summary>
    public async Task Reach(long position, CancellationToken ct)
    {
        while (Position < position) await Beyond(position - 1).WaitAsync(ct);
    }

    private void MoveTo(long position)
    {
        Position = position;
        moved.SetResult();
        moved = NewBell();
    }

    private static Tail<Change> Empty(long position, int maxKept)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxKept, LogLimits.MaxEventsPerAppend);
        return new Tail<Change>(position, maxKept, MaxBytes, static change => (change.Position, change.Stored.Body.Length));
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
