namespace RelocGrains.Server.Tests.Watching;

/// <summary>A time that stands until a test moves it. A timer is waited for before it is let go off, so nothing depends on who is faster.</summary>
internal sealed class StandingTime : TimeProvider
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly List<Standing> timers = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Armed)> awaited = [];
    private TimeSpan elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (gate) return elapsed.Ticks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Standing(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until somebody waits for exactly so long, then lets that time pass.</summary>
    public async Task Pass(TimeSpan due)
    {
        await Armed(due).WaitAsync(Limit);
        List<Standing> over;
        lock (gate)
        {
            elapsed += due;
            over = [.. timers.Where(timer => timer.At <= elapsed)];
            timers.RemoveAll(over.Contains);
        }
        foreach (var timer in over) timer.Ring();
    }

    private Task Armed(TimeSpan due)
    {
        lock (gate)
        {
            if (timers.Any(timer => timer.At == elapsed + due)) return Task.CompletedTask;
            var armed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            awaited.Add((due, armed));
            return armed.Task;
        }
    }

    private void Arm(Standing timer, TimeSpan due)
    {
        lock (gate)
        {
            timers.Remove(timer);
            if (due == Timeout.InfiniteTimeSpan) return;
            timer.At = elapsed + due;
            timers.Add(timer);
            foreach (var (_, armed) in awaited.Where(a => a.Due == due)) armed.TrySetResult();
        }
    }

    private sealed class Standing(StandingTime time, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan At { get; set; }

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Arm(this, dueTime);
            return true;
        }

        public void Dispose() => time.Arm(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
