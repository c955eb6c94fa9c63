namespace RelocGrains.EventLog;

/// <summary>
/// The last events in memory, so that those who follow at the head need not read the store: what it appended itself it need
/// not read again.
/// </summary>
/// <param name="position">The head's position: what is before it is not in memory.</param>
internal sealed class RecentEvents(long position)
    : Tail<StoredEvent>(position, MaxEvents, MaxBytes, static stored => (stored.Position, stored.Body.Length))
{
    /// <summary>Some seconds of a busy log: a follower that is further behind reads the store.</summary>
    public const int MaxEvents = 8192;

    /// <summary>What the tail may cost in memory.</summary>
    public const long MaxBytes = 16L * 1024 * 1024;
}
