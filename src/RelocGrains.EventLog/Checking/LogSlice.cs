using RelocGrains.EventLog.Appending;

namespace RelocGrains.EventLog.Checking;

/// <summary>Reads a stored log part by part, for those who read all of it and must not hold up those who write.</summary>
internal interface ILogSlices : IDisposable
{
    /// <summary>The rows from a position on; the first slice is read from the least position there is.</summary>
    LogSlice Read(long from);
}

/// <summary>
/// The rows of some positions as they stand, all of one moment. Nothing before a position ever changes, so slices read one after the
/// other are one log.
/// </summary>
/// <param name="Events">In the order of positions.</param>
/// <param name="Requests">Those kept at these positions, in their order.</param>
/// <param name="Next">Where the next slice begins; null after the last one.</param>
/// <param name="Head">With the last slice alone: the head of the same moment.</param>
internal sealed record LogSlice(IReadOnlyList<EventRow> Events, IReadOnlyList<RequestRow> Requests, long? Next, HeadRow? Head)
{
    /// <summary>Events in a slice: some tens of milliseconds.</summary>
    public const int MaxEvents = 2_000;

    /// <summary>Bodies in a slice, but for the event that goes beyond it: what a slice may cost in memory.</summary>
    public const long MaxBytes = 16L * 1024 * 1024;
}

/// <summary>The row of an event: what it says, or why it cannot be read.</summary>
internal sealed record EventRow(long Position, StoredEvent? Event, string? Fault, ReadOnlyMemory<byte> Hash)
{
    public EventRow(StoredEvent stored)
        : this(stored.Position, stored, Fault: null, stored.Hash)
    {
    }
}

/// <summary>The row of a request: what it says, or why it cannot be read.</summary>
internal sealed record RequestRow(long Position, SealedRequest? Request, string? Fault);

/// <summary>The head: what it says, or why it cannot be read.</summary>
internal sealed record HeadRow(ChainHead? Head, string? Fault);

/// <summary>A log from its first slice to its last.</summary>
internal static class LogSlices
{
    public static IEnumerable<LogSlice> All(this ILogSlices slices, CancellationToken ct)
    {
        for (long? from = long.MinValue; from is { } first;)
        {
            ct.ThrowIfCancellationRequested();
            var slice = slices.Read(first);
            yield return slice;
            from = slice.Next;
        }
    }
}
