using System.Diagnostics;

namespace RelocGrains.EventLog.Postgres;

/// <summary>
/// How long a store has been away, and how long to wait before it is tried again: soon at first, then less and less often, at last
/// once a second.
/// </summary>
internal sealed class Outage(TimeSpan patience)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private long since;
    private int failures;

    /// <summary>Why it is away; null while it is there.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>The pause before the next try.</summary>
    public TimeSpan Pause => failures < 7 ? FirstPause * (1 << Math.Max(0, failures - 1)) : LongestPause;

    /// <summary>True when it has been away for so long that nobody shall wait for it any more.</summary>
    public bool IsLong => Cause is not null && Stopwatch.GetElapsedTime(since) >= patience;

    public void Failed(Exception cause)
    {
        if (Cause is null) since = Stopwatch.GetTimestamp();
        Cause = cause;
        failures += 1;
    }

    public void Over()
    {
        Cause = null;
        failures = 0;
    }
}
