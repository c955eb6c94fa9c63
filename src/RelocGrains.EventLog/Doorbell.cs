namespace RelocGrains.EventLog;

/// <summary>
/// Rung after each commit, for those who wait at the end of the log. Nobody polls, and no ring is lost: the bell is picked up
/// under the same lock as the position is looked at.
/// </summary>
internal sealed class Doorbell(long position)
{
    private readonly Lock gate = new();
    private TaskCompletionSource bell = NewBell();
    private long position = position;
    private Exception? closed;

    /// <summary>Completes once <see cref="Ring"/> has named a position beyond <paramref name="seen"/>.</summary>
    public async Task WaitBeyond(long seen, CancellationToken ct)
    {
        while (!IsBeyond(seen, out var next)) await next.WaitAsync(ct);
    }

    public void Ring(long newPosition)
    {
        TaskCompletionSource rung;
        lock (gate)
        {
            position = newPosition;
            rung = bell;
            bell = NewBell();
        }

        // Who has closed it has told them already.
        rung.TrySetResult();
    }

    /// <summary>Nobody shall wait for a bell that will never ring again.</summary>
    public void Close(Exception because)
    {
        TaskCompletionSource last;
        lock (gate)
        {
            closed = because;
            last = bell;
        }

        last.TrySetResult();
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool IsBeyond(long seen, out Task next)
    {
        lock (gate)
        {
            next = closed is null ? bell.Task : Task.FromException(closed);
            return position > seen;
        }
    }
}
