using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Testing;
using RelocGrains.EventLog.Sqlite;
using Xunit;

namespace RelocGrains.EventLog.Tests.Sqlite;

/// <summary>What can only be seen when the appender is held before its COMMIT, or fails there.</summary>
public sealed class AppenderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeClock clock = new(Instant.FromUtc(2026, 3, 2, 9, 0));
    private readonly SemaphoreSlim atCommit = new(0);
    private readonly SemaphoreSlim goOn = new(0);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        folder.Dispose();
        atCommit.Dispose();
        goOn.Dispose();
    }

    [Fact]
    public async Task Nobody_is_told_before_the_commit()
    {
        await using var log = OpenHeld();
        var append = log.Append(Appends.To("a", 0, "1"), Ct);
        await atCommit.WaitAsync(Ct);

        Assert.False(append.IsCompleted);
        Assert.Equal(0, (await log.ReadHead(Ct)).Position);

        goOn.Release();
        Assert.IsType<AppendResult.Appended>(await append);
    }

    [Fact]
    public async Task What_waits_during_a_commit_shares_the_next_one()
    {
        await using var log = OpenHeld();
        var first = log.Append(Appends.To("a", 0, "1"), Ct);
        await atCommit.WaitAsync(Ct);
        var waiting = Enumerable.Range(0, 50).Select(i => log.Append(Appends.To($"s-{i}", 0, "x"), Ct)).ToList();

        goOn.Release(2);
        await Task.WhenAll([first, .. waiting]);

        Assert.Equal(0, goOn.CurrentCount);
        Assert.Equal(51, (await log.ReadHead(Ct)).Position);
    }

    [Fact]
    public async Task An_append_that_still_waits_can_be_taken_back()
    {
        await using var log = OpenHeld();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var first = log.Append(Appends.To("a", 0, "1"), Ct);
        await atCommit.WaitAsync(Ct);
        var second = log.Append(Appends.To("b", 0, "2"), source.Token);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        goOn.Release(9);

        await first;
        await log.Append(Appends.To("c", 0, "3"), Ct);
        Assert.Equal(0, await log.StreamVersion("b", Ct));
    }

    [Fact]
    public async Task An_append_that_was_taken_runs_to_its_end()
    {
        await using var log = OpenHeld();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var append = log.Append(Appends.To("a", 0, "1"), source.Token);
        await atCommit.WaitAsync(Ct);

        await source.CancelAsync();
        goOn.Release();

        Assert.IsType<AppendResult.Appended>(await append);
    }

    [Fact]
    public async Task A_full_queue_sends_its_callers_away()
    {
        await using var log = OpenHeld();
        var first = log.Append(Appends.To("a", 0, "1"), Ct);
        await atCommit.WaitAsync(Ct);
        var waiting = Enumerable.Range(0, LogLimits.MaxQueuedAppends).Select(_ => log.Append(Appends.To("a", 0, "2"), Ct)).ToList();

        await Assert.ThrowsAsync<LogOverloadedException>(() => log.Append(Appends.To("b", 0, "3"), Ct));

        goOn.Release(99);
        await Task.WhenAll([first, .. waiting]);
        Assert.IsType<AppendResult.Appended>(await log.Append(Appends.To("b", 0, "3"), Ct));
    }

    [Fact]
    public async Task Closing_finishes_what_waits()
    {
        var log = OpenHeld();
        var first = log.Append(Appends.To("a", 0, "1"), Ct);
        await atCommit.WaitAsync(Ct);
        var second = log.Append(Appends.To("b", 0, "2"), Ct);
        var follower = log.WaitBeyond(2, Ct);
        goOn.Release(9);

        await log.DisposeAsync();

        Assert.IsType<AppendResult.Appended>(await first);
        Assert.IsType<AppendResult.Appended>(await second);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => follower);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => log.Append(Appends.To("c", 0, "3"), Ct));
    }

    [Fact]
    public async Task After_a_failed_commit_nobody_is_told_a_lie_and_nothing_is_written_again()
    {
        await using var log = OpenFailing(new SqliteSettings { BeforeCommit = Fail });

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => log.Append(Appends.To("a", 0, "1"), Ct));
        Assert.IsType<SqliteException>(await log.Failure);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => log.Append(Appends.To("b", 0, "2"), Ct));

        Assert.Equal(0, (await log.ReadHead(Ct)).Position);
    }

    [Fact]
    public async Task When_the_answer_of_a_commit_is_lost_the_repeat_finds_the_first_effect()
    {
        var append = Appends.To("a", 0, "1");
        await using (var log = OpenFailing(new SqliteSettings { AfterCommit = Fail }))
            await Assert.ThrowsAsync<OutcomeUnknownException>(() => log.Append(append, Ct));

        await using var again = SqliteEventLog.Open(folder.Path, clock);

        Assert.IsType<AppendResult.SeenBefore>(await again.Append(append, Ct));
        Assert.True((await again.Verify(Ct)).Ok);
    }

    [Fact]
    public async Task What_was_acknowledged_before_a_failure_is_there_after_it()
    {
        var commits = 0;
        await using (var log = OpenFailing(new SqliteSettings { BeforeCommit = () => { if (++commits == 2) Fail(); } }))
        {
            await log.Append(Appends.To("a", 0, "1"), Ct);
            await Assert.ThrowsAsync<OutcomeUnknownException>(() => log.Append(Appends.To("a", 1, "2"), Ct));
        }

        await using var again = SqliteEventLog.Open(folder.Path, clock);

        Assert.Equal(["1"], (await again.ReadAll(0, 10, Ct)).Select(Appends.Text));
    }

    [Fact]
    public async Task A_head_moved_by_somebody_else_stops_the_log()
    {
        await using var log = SqliteEventLog.Open(folder.Path, clock);
        await log.Append(Appends.To("a", 0, "1"), Ct);
        using (var intruder = SqliteStore.OpenWriter(folder.Path, new SqliteSettings())) intruder.Execute("UPDATE head SET position = 2");

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => log.Append(Appends.To("a", 1, "2"), Ct));

        Assert.IsType<InvalidDataException>(await log.Failure);
    }

    private static void Fail() => throw new SqliteException("disk I/O error", 10);

    private SqliteEventLog OpenFailing(SqliteSettings settings) => SqliteEventLog.Open(folder.Path, clock, settings);

    private SqliteEventLog OpenHeld() => SqliteEventLog.Open(folder.Path, clock, new SqliteSettings
    {
        BeforeCommit = () =>
        {
            atCommit.Release();
            goOn.Wait(TimeSpan.FromSeconds(30));
        },
    });
}
