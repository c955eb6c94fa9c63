using System.Diagnostics.CodeAnalysis;

namespace RelocGrains.EventLog;

/// <summary>
/// The last items of something that grows by positions, in memory, for those who follow it at its end. Bounded by count and by bytes;
/// whoever is further behind has to read elsewhere. Any number of threads may read and add.
/// </summary>
/// <param name="position">Where it begins: what is at this position or before it is not here.</param>
/// <param name="maxItems">How many items are kept at most.</param>
/// <param name="maxBytes">How many bytes they have at most, but for one item that has more by itself.</param>
/// <param name="measure">Position and bytes of an item.</param>
public class Tail<T>(long position, int maxItems, long maxBytes, Func<T, (long Position, int Bytes)> measure)
{
    private readonly Lock gate = new();
    private readonly T[] ring = new T[maxItems];
    private long first = position + 1;
    private long last = position;
    private long bytes;

    /// <summary>Adds what comes next, all of it at once for every reader.</summary>
    /// <exception cref="InvalidDataException">A position was left out.</exception>
    public void Add(IReadOnlyCollection<T> items)
    {
        lock (gate)
        {
            foreach (var item in items)
            {
                var (at, size) = measure(item);
                if (at != last + 1) throw new InvalidDataException($"After position {last} comes {at}.");
                while (last - first + 1 >= maxItems || (first <= last && bytes + size > maxBytes)) DropFirst();
                last = at;
                ring[Slot(at)] = item;
                bytes += size;
            }
        }
    }

    /// <summary>True when all that came after a position can be read; so it can when nothing came.</summary>
    public bool Keeps(long after)
    {
        lock (gate) return after >= first - 1;
    }

    /// <summary>The items after a position, in order, at most so many; false when the first of them is no longer here.</summary>
    public bool TryRead(long after, int max, [NotNullWhen(true)] out IReadOnlyList<T>? items)
    {
        items = null;
        lock (gate)
        {
            if (after < first - 1) return false;
            var found = new T[(int)Math.Clamp(last - after, 0, max)];
            for (var i = 0; i < found.Length; i++) found[i] = ring[Slot(after + 1 + i)];
            items = found;
            return true;
        }
    }

    private int Slot(long at) => (int)(at % maxItems);

    private void DropFirst()
    {
        bytes -= measure(ring[Slot(first)]).Bytes;
        ring[Slot(first)] = default!;
        first += 1;
    }
}
