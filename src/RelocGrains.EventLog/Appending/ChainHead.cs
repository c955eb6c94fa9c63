using NodaTime;

namespace RelocGrains.EventLog.Appending;

/// <summary>The end of the chain: what the next event is built on.</summary>
internal sealed record ChainHead(long Position, ReadOnlyMemory<byte> Hash, Instant RecordedAt)
{
    /// <summary>Before the first event.</summary>
    public static ChainHead Genesis { get; } = new(0, HashChain.Genesis, Instant.FromUnixTimeTicks(0));

    public bool SameAs(ChainHead other) =>
        Position == other.Position && RecordedAt == other.RecordedAt && Hash.Span.SequenceEqual(other.Hash.Span);
}
