using NodaTime;
using Xunit;

namespace RelocGrains.EventLog.Tests.Conformance;

public abstract partial class EventLogConformance
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_whole_log_is_read_page_by_page(bool restarted)
    {
        await Accepted(Appends.To("a", 0, "1", "2", "3"));
        await Accepted(Appends.To("b", 0, "4", "5"));
        if (restarted) await Restart();

        Assert.Equal(["1", "2"], (await Log.ReadAll(0, 2, Ct)).Select(Appends.Text));
        Assert.Equal(["3", "4"], (await Log.ReadAll(2, 2, Ct)).Select(Appends.Text));
        Assert.Equal(["5"], (await Log.ReadAll(4, 2, Ct)).Select(Appends.Text));
        Assert.Empty(await Log.ReadAll(5, 2, Ct));
        Assert.Empty(await Log.ReadAll(50, 2, Ct));
    }

    [Fact]
    public async Task Reading_goes_on_across_a_restart_without_a_seam()
    {
        await Accepted(Appends.To("a", 0, "1", "2"));
        await Restart();
        await Accepted(Appends.To("a", 2, "3", "4"));

        Assert.Equal(["1", "2", "3", "4"], (await Everything()).Select(Appends.Text));
        Assert.Equal(["2", "3", "4"], (await Log.ReadAll(1, 10, Ct)).Select(Appends.Text));
        Assert.Equal(["3", "4"], (await Log.ReadAll(2, 10, Ct)).Select(Appends.Text));
    }

    [Fact]
    public async Task A_stream_is_read_page_by_page()
    {
        await Accepted(Appends.To("a", 0, "1", "2", "3"));
        await Accepted(Appends.To("b", 0, "other"));

        Assert.Equal(["1", "2"], (await Log.ReadStream("a", 0, 2, Ct)).Select(Appends.Text));
        Assert.Equal(["3"], (await Log.ReadStream("a", 2, 2, Ct)).Select(Appends.Text));
        Assert.Empty(await Log.ReadStream("a", 3, 2, Ct));
        Assert.Empty(await Log.ReadStream("none", 0, 2, Ct));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_page_of_nothing_is_a_mistake(int max)
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Log.ReadAll(0, max, Ct));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Log.ReadStream("a", 0, max, Ct));
    }

    [Fact]
    public async Task Events_are_recorded_when_the_clock_says()
    {
        await Accepted(Appends.To("a", 0, "1"));
        Clock.Advance(Duration.FromDays(1) + Duration.FromNanoseconds(1_999));
        await Accepted(Appends.To("a", 1, "2"));

        var expected = Start + Duration.FromDays(1) + Duration.FromNanoseconds(1_000);
        Assert.Equal([Start, expected], (await Everything()).Select(e => e.RecordedAt));
        Assert.Equal(new Head(2, expected), await Log.ReadHead(Ct));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Recorded_times_never_fall_even_when_the_clock_does(bool restarted)
    {
        await Accepted(Appends.To("a", 0, "1"));
        Clock.Advance(Duration.FromHours(-1));
        if (restarted) await Restart();
        await Accepted(Appends.To("a", 1, "2"));

        Assert.Equal([Start, Start], (await Everything()).Select(e => e.RecordedAt));
    }

    [Fact]
    public async Task The_hash_of_each_event_builds_on_the_one_before()
    {
        await Accepted(Appends.To("a", 0, "1", "2"));
        await Accepted(Appends.To("b", 0, "3"));

        var before = HashChain.Genesis;
        foreach (var stored in await Everything())
        {
            Assert.Equal(HashChain.Next(before.Span, stored), stored.Hash.ToArray());
            before = stored.Hash;
        }
    }
}
