namespace RelocGrains.Grains.Board;

/// <summary>
/// The changes that reached the board last, for the grains of this silo that follow it. Whoever has fallen behind what is kept starts
/// again from the board's rows.
/// </summary>
public sealed class ChangeFeed
{
    // Followers catch up at each read, so only those who were not read for a while need the board.
    private const int MaxKept = 8192;

    private readonly Lock gate = new();
    private readonly Queue<Change> kept = new();
    private TaskCompletionSource moved = NewBell();

    /// <summary>The board's position: everything up to here can be read.</summary>
    public long Position { get; private set; }

    /// <summary>Tells that the board starts at a position.</summary>
    public void StartAt(long position)
    {
        lock (gate)
        {
            kept.Clear();
            Position = position;
            Ring();
        }
    }

    /// <summary>Hands on what the board has just stored.</summary>
    public void Publish(IReadOnlyCollection<Change> changes)
    {
        lock (gate)
        {
            foreach (var change in changes)
            {
                kept.Enqueue(change);
                Position = change.Position;
            }
            while (kept.Count > MaxKept) kept.Dequeue();
            Ring();
        }
    }

    /// <summary>The changes after a position; false when some of them are no longer kept.</summary>
    public bool TryRead(long after, out IReadOnlyList<Change> changes)
    {
        lock (gate)
        {
            changes = after >= Position ? [] : [.. kept.Where(c => c.Position > after)];
            return after >= Position || (kept.TryPeek(out var first) && first.Position <= after + 1);
        }
    }

    /// <summary>Completes when the board has reached a position.</summary>
    public async Task Reach(long position, CancellationToken ct)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (Position >= position) return;
                next = moved.Task;
            }
            await next.WaitAsync(ct);
        }
    }

    private void Ring()
    {
        moved.SetResult();
        moved = NewBell();
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
