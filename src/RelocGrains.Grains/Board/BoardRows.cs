namespace RelocGrains.Grains.Board;

/// <summary>
/// How far the board's rows have come. They follow the feed by a moment, so that a case that changes again and again is written once; who
/// waits for them has them written at once.
/// </summary>
public sealed class BoardRows
{
    private readonly Lock gate = new();
    private TaskCompletionSource moved = NewBell();
    private TaskCompletionSource asked = NewBell();
    private long wanted;

    /// <summary>The position the rows are true at.</summary>
    public long Position { get; private set; }

    /// <summary>Completes when somebody waits for rows that are not there yet.</summary>
    internal Task Asked
    {
        get
        {
            lock (gate) return asked.Task;
        }
    }

    /// <summary>Completes when the rows have reached a position.</summary>
    public async Task Reach(long position, CancellationToken ct)
    {
        while (Misses(position, out var next)) await next.WaitAsync(ct);
    }

    /// <summary>Tells where the rows stand: further on, or back at a start.</summary>
    internal void MoveTo(long position)
    {
        lock (gate)
        {
            Position = position;
            if (wanted <= position && asked.Task.IsCompleted) asked = NewBell();
            moved.SetResult();
            moved = NewBell();
        }
    }

    private bool Misses(long position, out Task next)
    {
        lock (gate)
        {
            next = moved.Task;
            if (position <= Position) return false;
            wanted = Math.Max(wanted, position);
            asked.TrySetResult();
            return true;
        }
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
