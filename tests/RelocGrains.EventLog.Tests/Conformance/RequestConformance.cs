using Xunit;

namespace RelocGrains.EventLog.Tests.Conformance;

public abstract partial class EventLogConformance
{
    [Fact]
    public async Task The_same_request_a_hundred_times_at_once_is_one_effect()
    {
        var append = Appends.To("a", 0, "1", "2");

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Log.Append(append, Ct), Ct)));

        Assert.Single(results.OfType<AppendResult.Appended>());
        Assert.Equal(99, results.OfType<AppendResult.SeenBefore>().Count(r => r.Accepted.Version == 2));
        Assert.Equal(2, (await Log.ReadHead(Ct)).Position);
    }

    [Fact]
    public async Task A_request_is_seen_before_even_when_its_version_has_passed()
    {
        var append = Appends.To("a", 0, "1");
        var first = await Accepted(append);
        await Accepted(Appends.To("a", 1, "2"));

        var again = Assert.IsType<AppendResult.SeenBefore>(await Log.Append(append, Ct));

        Assert.Equal((first.Accepted.Stream, 1, 1), (again.Accepted.Stream, again.Accepted.Version, again.Accepted.Position));
    }

    [Fact]
    public async Task A_request_is_seen_before_after_a_restart()
    {
        var append = Appends.To("a", 0, "1");
        await Accepted(append);

        await Restart();

        Assert.IsType<AppendResult.SeenBefore>(await Log.Append(append, Ct));
        Assert.Equal(1, (await Log.ReadHead(Ct)).Position);
    }

    [Fact]
    public async Task The_same_id_with_another_hash_answers_the_first_hash()
    {
        var append = Appends.To("a", 0, "1");
        await Accepted(append);

        var reused = Assert.IsType<AppendResult.SeenBefore>(
            await Log.Append(append with { RequestHash = Appends.Hash("asked otherwise") }, Ct));

        Assert.Equal(Appends.Hash("asked"), reused.Accepted.RequestHash.ToArray());
    }

    [Fact]
    public async Task The_same_id_of_another_caller_is_another_request()
    {
        var append = Appends.To("a", 0, "1");
        await Accepted(append);

        await Accepted(Appends.To(append.Request.Id, "b", 0, "2") with { Request = append.Request with { Caller = "somebody else" } });
    }

    [Fact]
    public async Task An_append_of_no_events_is_kept()
    {
        await Accepted(Appends.To("a", 0, "1"));
        var nothing = Appends.To("a", 1);

        var appended = await Accepted(nothing);

        Assert.Empty(appended.Events);
        Assert.Equal(("a", 1, 1), (appended.Accepted.Stream, appended.Accepted.Version, appended.Accepted.Position));
        Assert.IsType<AppendResult.SeenBefore>(await Log.Append(nothing, Ct));
        Assert.True((await Log.Verify(Ct)).Ok);
    }

    [Fact]
    public async Task A_refused_request_is_not_kept()
    {
        var append = Appends.To("a", 1, "2");
        Assert.IsType<AppendResult.VersionConflict>(await Log.Append(append, Ct));
        await Accepted(Appends.To("a", 0, "1"));

        await Accepted(append);
    }

    [Fact]
    public async Task An_accepted_request_can_be_found()
    {
        var append = Appends.Of(Appends.Change("a", 0, "1"), Appends.Change("b", 0, "2"));
        await Accepted(append);

        var found = await Log.FindRequest(append.Request, Ct);

        Assert.Equal(("a", 1L, 2L), (found?.Stream, found?.Version, found?.Position));
        Assert.Equal(Appends.Hash("asked"), found?.RequestHash.ToArray());
        Assert.Null(await Log.FindRequest(append.Request with { Id = Guid.CreateVersion7() }, Ct));
    }
}
