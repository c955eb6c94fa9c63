using System.Globalization;
using NodaTime;
using RelocGrains.EventLog.Copying;
using RelocGrains.EventLog.Postgres;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.EventLog.Tests.Sqlite;
using Xunit;

namespace RelocGrains.EventLog.Tests.Postgres;

/// <summary>Several processes on one database: each has a log of its own, and they are one.</summary>
public sealed class SharedTests(PostgresDatabases databases) : IAsyncLifetime
{
    private readonly List<PostgresEventLog> logs = [];
    private string database = string.Empty;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await databases.CreateMigrated();

    public async ValueTask DisposeAsync()
    {
        foreach (var log in logs) await log.DisposeAsync();
    }

    [Fact]
    public async Task Who_race_on_one_stream_have_one_winner_each_time()
    {
        const int Rounds = 50;
        var (one, other) = (Open(), Open());

        for (var version = 0; version < Rounds; version++)
        {
            var results = await Task.WhenAll(
                one.Append(Appends.To("a", version, "one"), Ct), other.Append(Appends.To("a", version, "other"), Ct));

            Assert.Single(results.OfType<AppendResult.Appended>());
            Assert.Equal(new AppendResult.VersionConflict("a", version + 1), Assert.Single(results.OfType<AppendResult.VersionConflict>()));
        }

        await AssertOneLog(Rounds);
    }

    [Fact]
    public async Task The_same_request_at_two_processes_is_one_effect()
    {
        const int Rounds = 50;
        var (one, other) = (Open(), Open());

        for (var round = 0; round < Rounds; round++)
        {
            var append = Appends.To(string.Create(CultureInfo.InvariantCulture, $"s-{round}"), 0, "1");
            var results = await Task.WhenAll(one.Append(append, Ct), other.Append(append, Ct));

            Assert.Single(results.OfType<AppendResult.Appended>());
            Assert.Equal(round + 1, Assert.Single(results.OfType<AppendResult.SeenBefore>()).Accepted.Position);
        }

        await AssertOneLog(Rounds);
    }

    [Fact]
    public async Task Writers_at_three_processes_lose_nothing_and_double_nothing()
    {
        const int Writers = 12;
        const int WritesEach = 40;
        PostgresEventLog[] three = [Open(), Open(), Open()];

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAll(three[writer % 3], writer, WritesEach), Ct)));

        await AssertOneLog(Writers * WritesEach);
    }

    [Fact]
    public async Task A_follower_at_another_process_is_woken_and_misses_nothing()
    {
        const int Events = 300;
        var (writer, follower) = (Open(), Open());
        var following = Follow(follower, Events);

        for (var i = 0; i < Events; i++) await writer.Append(Appends.To("a", i, "x"), Ct);

        Assert.Equal(Enumerable.Range(1, Events).Select(i => (long)i), await following.WaitAsync(TimeSpan.FromSeconds(5), Ct));
    }

    [Fact]
    public async Task Followers_of_processes_that_all_write_see_one_order()
    {
        const int Writers = 6;
        const int WritesEach = 50;
        var (one, other) = (Open(), Open());
        var following = new[] { Follow(one, Writers * WritesEach), Follow(other, Writers * WritesEach) };

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer =>
            Task.Run(() => WriteAll(writer % 2 == 0 ? one : other, writer, WritesEach), Ct)));

        var seen = await Task.WhenAll(following).WaitAsync(TimeSpan.FromSeconds(5), Ct);
        Assert.All(seen, positions => Assert.Equal(Enumerable.Range(1, Writers * WritesEach).Select(i => (long)i), positions));
    }

    [Fact]
    public async Task What_a_process_has_appended_it_finds_at_once()
    {
        var (one, other) = (Open(), Open());

        for (var i = 0; i < 100; i++)
        {
            var others = Task.Run(() => other.Append(Appends.To("other", i, "x"), Ct), Ct);
            var own = Assert.IsType<AppendResult.Appended>(await one.Append(Appends.To("own", i, "x"), Ct)).Accepted.Position;

            Assert.NotEmpty(await one.ReadAll(own - 1, 10, Ct));
            await others;
        }
    }

    [Fact]
    public async Task A_conflict_and_a_request_of_another_process_are_known_at_once()
    {
        var (one, other) = (Open(), Open());
        var append = Appends.To("a", 0, "1");
        await one.Append(append, Ct);

        Assert.Equal(1, await other.StreamVersion("a", Ct));
        Assert.Equal(1, (await other.ReadHead(Ct)).Position);
        Assert.NotNull(await other.FindRequest(append.Request, Ct));
        Assert.IsType<AppendResult.SeenBefore>(await other.Append(append, Ct));
        Assert.Equal(new AppendResult.VersionConflict("a", 1), await other.Append(Appends.To("a", 0, "2"), Ct));
    }

    [Fact]
    public async Task What_nobody_announced_is_found_when_it_has_been_silent_for_long()
    {
        using var folder = new TemporaryFolder();
        await using (var filled = SqliteEventLog.Open(folder.Path, SystemClock.Instance)) await filled.Append(Appends.To("a", 0, "1"), Ct);
        await using var follower = PostgresEventLog.Open(
            database, SystemClock.Instance, new PostgresSettings { SilenceLimit = TimeSpan.FromMilliseconds(50) });
        var waiting = follower.WaitBeyond(0, Ct);

        LogCopy.Copy(LogStore.Sqlite(folder.Path), LogStore.Postgres(database), Ct);

        await waiting.WaitAsync(TimeSpan.FromSeconds(5), Ct);
        Assert.Equal(["1"], (await follower.ReadAll(0, 10, Ct)).Select(Appends.Text));
    }

    private static async Task WriteAll(PostgresEventLog log, int writer, int writes)
    {
        for (var i = 0; i < writes; i++)
        {
            var stream = string.Create(CultureInfo.InvariantCulture, $"stream-{(writer + i) % 5}");
            var version = await log.StreamVersion(stream, Ct);
            while (await log.Append(Appends.To(stream, version, "x"), Ct) is AppendResult.VersionConflict conflict) version = conflict.ActualVersion;
        }
    }

    private static async Task<List<long>> Follow(PostgresEventLog log, int count)
    {
        var seen = new List<long>();
        while (seen.Count < count)
        {
            var after = seen.Count == 0 ? 0 : seen[^1];
            await log.WaitBeyond(after, Ct);
            seen.AddRange((await log.ReadAll(after, 7, Ct)).Select(e => e.Position));
        }

        return seen;
    }

    private async Task AssertOneLog(int events)
    {
        var report = await logs[0].Verify(Ct);
        Assert.Empty(report.Findings);
        Assert.Equal((events, events), (report.Events, report.LastPosition));
    }

    private PostgresEventLog Open()
    {
        logs.Add(PostgresEventLog.Open(database, SystemClock.Instance));
        return logs[^1];
    }
}
