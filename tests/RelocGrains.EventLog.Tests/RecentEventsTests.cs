using NodaTime;
using Xunit;

namespace RelocGrains.EventLog.Tests;

public sealed class RecentEventsTests
{
    private readonly RecentEvents recent = new(position: 10);

    [Fact]
    public void What_was_before_the_start_is_not_in_memory() => Assert.Null(Read(after: 9));

    [Fact]
    public void After_the_head_there_is_nothing_and_the_store_need_not_be_asked()
    {
        Assert.Empty(Read(after: 10)!);
        Assert.Empty(Read(after: 99)!);
    }

    [Fact]
    public void What_came_since_is_read_from_any_place_in_it()
    {
        recent.Add([Event(11), Event(12), Event(13)]);

        Assert.Equal([11L, 12, 13], Read(after: 10)!);
        Assert.Equal([13L], Read(after: 12)!);
        Assert.Equal([11L, 12], Read(after: 10, max: 2)!);
    }

    [Fact]
    public void No_position_can_be_left_out()
    {
        recent.Add([Event(11)]);

        Assert.Throws<InvalidDataException>(() => recent.Add([Event(13)]));
        Assert.Throws<InvalidDataException>(() => recent.Add([Event(11)]));
    }

    [Fact]
    public void The_oldest_goes_when_there_are_too_many()
    {
        recent.Add([.. Enumerable.Range(11, RecentEvents.MaxEvents + 1).Select(p => Event(p))]);

        Assert.Null(Read(after: 10));
        Assert.Equal(Enumerable.Range(12, RecentEvents.MaxEvents).Select(p => (long)p), Read(after: 11));
    }

    [Fact]
    public void The_oldest_go_when_they_are_too_large()
    {
        const int Large = 1024 * 1024;
        recent.Add([.. Enumerable.Range(11, 20).Select(p => Event(p, Large))]);

        var kept = (int)(RecentEvents.MaxBytes / Large);
        Assert.Null(Read(after: 30 - kept - 1));
        Assert.Equal(kept, Read(after: 30 - kept)!.Length);
    }

    private static StoredEvent Event(long position, int bytes = 1) => new(
        position, "a", position, "thing.happened.v1", new byte[bytes], Appends.Day, Instant.MinValue, "someone", default, null, default);

    private long[]? Read(long after, int max = int.MaxValue) =>
        recent.TryRead(after, max, out var events) ? [.. events.Select(e => e.Position)] : null;
}
