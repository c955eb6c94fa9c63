using Xunit;

namespace RelocGrains.EventLog.Tests.Conformance;

public abstract partial class EventLogConformance
{
    [Fact]
    public async Task A_new_log_is_empty()
    {
        Assert.Equal(0, (await Log.ReadHead(Ct)).Position);
        Assert.Empty(await Everything());
        Assert.Equal(0, await Log.StreamVersion("a", Ct));
    }

    [Fact]
    public async Task Positions_are_contiguous_from_1()
    {
        await Accepted(Appends.To("a", 0, "1", "2"));
        await Accepted(Appends.To("b", 0, "3"));
        await Accepted(Appends.To("a", 2, "4"));

        Assert.Equal([1L, 2, 3, 4], (await Everything()).Select(e => e.Position));
    }

    [Fact]
    public async Task Versions_are_contiguous_in_each_stream()
    {
        await Accepted(Appends.To("a", 0, "1", "2"));
        await Accepted(Appends.To("b", 0, "3"));
        await Accepted(Appends.To("a", 2, "4"));

        Assert.Equal([1L, 2, 3], (await Log.ReadStream("a", 0, 10, Ct)).Select(e => e.Version));
        Assert.Equal(3, await Log.StreamVersion("a", Ct));
        Assert.Equal(1, await Log.StreamVersion("b", Ct));
    }

    [Fact]
    public async Task An_append_answers_with_what_was_stored()
    {
        var append = Appends.To("a", 0, "1", "2") with { Traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" };

        var appended = await Accepted(append);

        Assert.Equal(("a", 2, 2), (appended.Accepted.Stream, appended.Accepted.Version, appended.Accepted.Position));
        Assert.Equal(appended.Events.Select(Whole), (await Log.ReadStream("a", 0, 10, Ct)).Select(Whole));
        Assert.All(appended.Events, e => Assert.Equal(append.Traceparent, e.Traceparent));
    }

    [Fact]
    public async Task What_was_stored_is_found_whole_after_a_restart()
    {
        var appended = await Accepted(Appends.To("a", 0, "1", string.Empty, "3"));

        await Restart();

        Assert.Equal(appended.Events.Select(Whole), (await Everything()).Select(Whole));
        Assert.Equal(3, (await Log.ReadHead(Ct)).Position);
        Assert.Equal(4, (await Accepted(Appends.To("a", 3, "4"))).Accepted.Position);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Another_version_than_expected_is_a_conflict(long expected)
    {
        await Accepted(Appends.To("a", 0, "1", "2"));

        var conflict = Assert.IsType<AppendResult.VersionConflict>(await Log.Append(Appends.To("a", expected, "3"), Ct));

        Assert.Equal(("a", 2L), (conflict.Stream, conflict.ActualVersion));
        Assert.Equal(2, (await Log.ReadHead(Ct)).Position);
    }

    [Fact]
    public async Task Several_streams_are_written_at_once()
    {
        var appended = await Accepted(Appends.Of(Appends.Change("a", 0, "1"), Appends.Change("b", 0, "2", "3")));

        Assert.Equal([("a", 1L), ("b", 1), ("b", 2)], appended.Events.Select(e => (e.Stream, e.Version)));
        Assert.Equal(("a", 1, 3), (appended.Accepted.Stream, appended.Accepted.Version, appended.Accepted.Position));
    }

    [Fact]
    public async Task Of_several_streams_none_is_written_when_one_has_moved()
    {
        await Accepted(Appends.To("b", 0, "1"));

        var result = await Log.Append(Appends.Of(Appends.Change("a", 0, "2"), Appends.Change("b", 0, "3")), Ct);

        Assert.Equal(new AppendResult.VersionConflict("b", 1), result);
        Assert.Equal(0, await Log.StreamVersion("a", Ct));
        Assert.Equal(1, (await Log.ReadHead(Ct)).Position);
    }

    [Fact]
    public async Task A_conflict_names_the_first_stream_in_the_order_given()
    {
        await Accepted(Appends.Of(Appends.Change("a", 0, "1"), Appends.Change("b", 0, "2")));

        var result = await Log.Append(Appends.Of(Appends.Change("b", 0), Appends.Change("a", 0, "3")), Ct);

        Assert.Equal(new AppendResult.VersionConflict("b", 1), result);
    }

    [Fact]
    public async Task A_stream_without_events_is_checked_and_not_moved()
    {
        await Accepted(Appends.To("a", 0, "1"));

        await Accepted(Appends.Of(Appends.Change("b", 0, "2"), Appends.Change("a", 1)));

        Assert.Equal(1, await Log.StreamVersion("a", Ct));
    }

    [Fact]
    public async Task A_refusal_costs_the_others_nothing()
    {
        // Queued without waiting, so that they share transactions; the queue keeps their order.
        var results = await Task.WhenAll(Enumerable.Range(0, 60).Select(i =>
            Log.Append(Appends.To("a", i % 3 == 2 ? 1_000 : i - (i / 3), "x"), Ct)));

        Assert.Equal(40, results.Count(r => r is AppendResult.Appended));
        Assert.Equal(20, results.Count(r => r is AppendResult.VersionConflict));
        Assert.Equal(40, await Log.StreamVersion("a", Ct));
    }

    [Fact]
    public async Task The_body_is_what_it_was_when_it_was_handed_in_and_stored()
    {
        byte[] body = [1, 2, 3];
        var append = Appends.Of(new StreamAppend("a", 0, [new NewEvent("thing.happened.v1", body, Appends.Day)]));
        var appended = await Accepted(append);

        body[0] = 9;

        Assert.Equal([1, 2, 3], appended.Events[0].Body.ToArray());
        Assert.Equal([1, 2, 3], (await Everything())[0].Body.ToArray());
    }

    private static object Whole(StoredEvent e) => (
        e.Position, e.Stream, e.Version, e.Type, Convert.ToHexString(e.Body.Span), e.EffectiveOn,
        (e.RecordedAt, e.Who, e.Request, e.Traceparent, Convert.ToHexString(e.Hash.Span)));
}
