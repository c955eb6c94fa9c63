using NodaTime;
using Npgsql;
using RelocGrains.EventLog.Postgres;
using Xunit;

namespace RelocGrains.EventLog.Tests.Postgres;

/// <summary>A connection may be lost at any moment of an append. The caller is told what became of it, and it is never written twice.</summary>
public sealed class LostConnectionTests(PostgresDatabases databases) : IAsyncLifetime
{
    private string database = string.Empty;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await databases.CreateMigrated();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_session_ended_before_it_writes_has_written_nothing_and_the_append_is_tried_again()
    {
        await using var log = Open(new PostgresSettings { BeforeWrite = Once(EndAppenders) });

        var appended = Assert.IsType<AppendResult.Appended>(await log.Append(Appends.To("a", 0, "1"), Ct));

        Assert.Equal(1, appended.Accepted.Position);
        await AssertInOrder(log, events: 1);
    }

    [Fact]
    public async Task When_the_answer_of_a_commit_is_lost_the_append_is_found_and_answered()
    {
        await using var log = Open(new PostgresSettings { AfterCommit = Once(LoseAnswer) });

        var appended = Assert.IsType<AppendResult.Appended>(await log.Append(Appends.To("a", 0, "1", "2"), Ct));

        Assert.Equal((await log.ReadAll(0, 10, Ct)).Select(e => e.Position), appended.Events.Select(e => e.Position));
        Assert.IsType<AppendResult.Appended>(await log.Append(Appends.To("a", 2, "3"), Ct));
        await AssertInOrder(log, events: 3);
    }

    [Fact]
    public async Task When_the_answer_is_lost_and_others_have_written_since_the_append_is_found_all_the_same()
    {
        await using var other = Open(new PostgresSettings());
        await using var log = Open(new PostgresSettings
        {
            AfterCommit = Once(() =>
            {
                other.Append(Appends.To("a", 1, "2"), Ct).Wait(Ct);
                LoseAnswer();
            }),
        });

        Assert.Equal(1, Assert.IsType<AppendResult.Appended>(await log.Append(Appends.To("a", 0, "1"), Ct)).Accepted.Position);
        Assert.Equal(new AppendResult.VersionConflict("a", 2), await log.Append(Appends.To("a", 1, "3"), Ct));
        await AssertInOrder(log, events: 2);
    }

    [Fact]
    public async Task What_was_not_written_is_decided_again_on_what_others_wrote_meanwhile()
    {
        var append = Appends.To("a", 0, "1");
        await using var other = Open(new PostgresSettings());
        await using var log = Open(new PostgresSettings
        {
            BeforeWrite = Once(() =>
            {
                EndAppenders();
                other.Append(append, Ct).Wait(Ct);
            }),
        });

        var results = await Task.WhenAll(log.Append(append, Ct), log.Append(Appends.To("a", 0, "2"), Ct));

        Assert.IsType<AppendResult.SeenBefore>(results[0]);
        Assert.Equal(new AppendResult.VersionConflict("a", 1), results[1]);
        await AssertInOrder(log, events: 1);
    }

    [Fact]
    public async Task Who_is_frozen_while_he_holds_the_head_loses_it()
    {
        using var session = new PostgresSession(database, new PostgresSettings());
        using var frozen = new PostgresWriter(session.OpenForAppends());
        frozen.Take([], []);
        await using var log = Open(new PostgresSettings());

        Assert.IsType<AppendResult.Appended>(await log.Append(Appends.To("a", 0, "1"), Ct).WaitAsync(TimeSpan.FromSeconds(4), Ct));

        Assert.ThrowsAny<NpgsqlException>(frozen.Release);
    }

    [Fact]
    public async Task Who_was_frozen_before_he_wrote_decides_again_and_makes_no_fork()
    {
        using var freezing = new SemaphoreSlim(0);
        using var thawed = new ManualResetEventSlim();
        await using var frozen = Open(new PostgresSettings
        {
            BeforeWrite = Once(() =>
            {
                freezing.Release();
                thawed.Wait(TimeSpan.FromSeconds(10), Ct);
            }),
        });
        await using var other = Open(new PostgresSettings());
        var late = frozen.Append(Appends.To("a", 0, "late"), Ct);
        await freezing.WaitAsync(Ct);

        Assert.IsType<AppendResult.Appended>(await other.Append(Appends.To("a", 0, "in time"), Ct));
        thawed.Set();

        Assert.Equal(new AppendResult.VersionConflict("a", 1), await late);
        await AssertInOrder(frozen, events: 1);
    }

    [Fact]
    public async Task However_often_sessions_are_ended_nothing_is_lost_and_nothing_doubled()
    {
        const int Writers = 8;
        const int WritesEach = 60;
        var written = 0;
        await using var log = Open(new PostgresSettings());

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAll(writer), Ct)));

        await AssertInOrder(log, events: Writers * WritesEach);

        async Task WriteAll(int writer)
        {
            for (var version = 0; version < WritesEach; version++)
            {
                Assert.IsType<AppendResult.Appended>(await log.Append(Appends.To($"s-{writer}", version, "x"), Ct));
                if (Interlocked.Increment(ref written) % 10 == 0) EndAppenders();
            }
        }
    }

    [Fact]
    public async Task Who_listens_is_woken_again_after_his_session_was_ended()
    {
        await using var writer = Open(new PostgresSettings());
        await using var follower = Open(new PostgresSettings());
        await writer.Append(Appends.To("a", 0, "1"), Ct);
        await follower.WaitBeyond(0, Ct);

        Sql.Execute(database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%LISTEN%' AND pid <> pg_backend_pid()");
        await writer.Append(Appends.To("a", 1, "2"), Ct);

        await follower.WaitBeyond(1, Ct).WaitAsync(TimeSpan.FromSeconds(5), Ct);
        Assert.Equal(["1", "2"], (await follower.ReadAll(0, 10, Ct)).Select(Appends.Text));
    }

    private static Action Once(Action action)
    {
        var calls = 0;
        return () =>
        {
            if (Interlocked.Increment(ref calls) == 1) action();
        };
    }

    private static void LoseAnswer() => throw new NpgsqlException("The connection was lost.", new IOException());

    private static async Task AssertInOrder(PostgresEventLog log, int events)
    {
        var report = await log.Verify(Ct);
        Assert.Empty(report.Findings);
        Assert.Equal((events, events), (report.Events, report.LastPosition));
    }

    private void EndAppenders() => Sql.Execute(database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'RelocGrains log' AND query NOT LIKE '%LISTEN%'");

    private PostgresEventLog Open(PostgresSettings settings) => PostgresEventLog.Open(database, SystemClock.Instance, settings);
}
