using Xunit;

namespace RelocGrains.EventLog.Tests.Conformance;

public abstract partial class EventLogConformance
{
    [Fact]
    public async Task Nobody_waits_for_what_is_there()
    {
        await Accepted(Appends.To("a", 0, "1"));

        Assert.True(Log.WaitBeyond(0, Ct).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Who_waits_at_the_end_is_woken_by_the_next_append()
    {
        var waiting = Log.WaitBeyond(0, Ct);
        Assert.False(waiting.IsCompleted);

        await Accepted(Appends.To("a", 0, "1"));

        await waiting;
        Assert.Equal(["1"], (await Log.ReadAll(0, 10, Ct)).Select(Appends.Text));
    }

    [Fact]
    public async Task An_append_of_no_events_wakes_nobody()
    {
        var waiting = Log.WaitBeyond(0, Ct);

        await Accepted(Appends.To("a", 0));

        Assert.False(waiting.IsCompleted);
        await Accepted(Appends.To("a", 0, "1"));
        await waiting;
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var waiting = Log.WaitBeyond(0, source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_follower_that_waits_misses_nothing()
    {
        const int Events = 200;
        var following = Task.Run(() => Follow(Events), Ct);

        await Task.WhenAll(Enumerable.Range(0, Events).Select(i => Task.Run(() => Log.Append(Appends.To($"s-{i}", 0, "x"), Ct), Ct)));

        Assert.Equal(Enumerable.Range(1, Events).Select(i => (long)i), await following);
    }

    private async Task<List<long>> Follow(int count)
    {
        var seen = new List<long>();
        while (seen.Count < count)
        {
            var after = seen.Count == 0 ? 0 : seen[^1];
            await Log.WaitBeyond(after, Ct);
            seen.AddRange((await Log.ReadAll(after, 7, Ct)).Select(e => e.Position));
        }

        return seen;
    }
}
