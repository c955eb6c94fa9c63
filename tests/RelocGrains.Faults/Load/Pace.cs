namespace RelocGrains.Faults.Load;

/// <summary>So many a second and no more, for all who share it. Who was held up does not hurry afterwards.</summary>
internal sealed class Pace(double perSecond)
{
    private readonly Lock gate = new();
    private readonly TimeSpan interval = TimeSpan.FromSeconds(1 / perSecond);
    private DateTime next = DateTime.MinValue;

    /// <summary>Waits for its turn.</summary>
    public async Task Turn(CancellationToken stop)
    {
        TimeSpan wait;
        lock (gate)
        {
            var now = DateTime.UtcNow;
            next = next < now ? now : next;
            wait = next - now;
            next += interval;
        }
        await Task.Delay(wait, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
