using RelocGrains.Domain.Json;

namespace RelocGrains.Domain.Numbers;

/// <summary>A fact about the reference numbers of one year. Numbers are taken in blocks: gaps are allowed, none is used twice.</summary>
public abstract record NumberEvent
{
    private NumberEvent() { }

    /// <summary>Somebody may use the numbers from <paramref name="First"/> on, <paramref name="Count"/> of them.</summary>
    [EventName("numbers.block_taken.v1")]
    public sealed record BlockTaken(int First, int Count) : NumberEvent;
}
