using System.Diagnostics.CodeAnalysis;

namespace RelocGrains.EventLog;

/// <summary>
/// The last events in memory, so that those who follow at the head need not read the store: what it appended itself it need
/// not read again. Bounded by count and by bytes.
/// </summary>
internal sealed class RecentEvents
{
    /// <summary>Some seconds of a busy log: a follower that is further behind reads the store.</summary>
    public const int MaxEvents = 8192;

    /// <summary>What the tail may cost in memory.</summary>
    public const long MaxBytes = 16L * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly StoredEvent[] ring = new StoredEvent[MaxEvents];
    private long first = 1;
    private long last;
    private long bytes;

    /// <param name="position">The head's position: what is before it is not in memory.</param>
    public RecentEvents(long position)
    {
        last = position;
        first = position + 1;
    }

    public void Add(IReadOnlyList<StoredEvent> events)
    {
        lock (gate)
        {
            foreach (var stored in events)
            {
                while (last - first + 1 >= MaxEvents || (first <= last && bytes + stored.Body.Length > MaxBytes)) DropFirst();
                last = stored.Position;
                ring[Slot(last)] = stored;
                bytes += stored.Body.Length;
            }
        }
    }

    /// <summary>False when the store has to be asked: an event after <paramref name="afterPosition"/> is no longer here.</summary>
    public bool TryRead(long afterPosition, int max, [NotNullWhen(true)] out IReadOnlyList<StoredEvent>? events)
    {
        events = null;
        lock (gate)
        {
            if (afterPosition < first - 1) return false;
            var count = (int)Math.Clamp(last - afterPosition, 0, max);
            var found = new StoredEvent[count];
            for (var i = 0; i < count; i++) found[i] = ring[Slot(afterPosition + 1 + i)];
            events = found;
            return true;
        }
    }

    private static int Slot(long position) => (int)(position % MaxEvents);

    private void DropFirst()
    {
        bytes -= ring[Slot(first)].Body.Length;
        ring[Slot(first)] = null!;
        first += 1;
    }
}
