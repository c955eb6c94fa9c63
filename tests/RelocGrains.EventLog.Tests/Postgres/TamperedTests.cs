using NodaTime;
using NodaTime.Testing;
using Npgsql;
using RelocGrains.EventLog.Postgres;
using Xunit;

namespace RelocGrains.EventLog.Tests.Postgres;

/// <summary>A log of six events, three streams and four requests, on which somebody lays hands.</summary>
public sealed class TamperedTests(PostgresDatabases databases) : IAsyncLifetime
{
    private string database = string.Empty;
    private PostgresEventLog log = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await databases.CreateMigrated();
        log = PostgresEventLog.Open(database, new FakeClock(Instant.FromUtc(2026, 3, 2, 9, 0)));
        await log.Append(Appends.To("a", 0, "1", "2") with { Traceparent = "00-00-00-01" }, Ct);
        await log.Append(Appends.To("b", 0, "3"), Ct);
        await log.Append(Appends.To("b", 1), Ct);
        await log.Append(Appends.Of(Appends.Change("c", 0, "4"), Appends.Change("a", 2, "5", "6")), Ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (log is not null) await log.DisposeAsync();
    }

    [Fact]
    public async Task A_log_that_nobody_touched_is_in_order()
    {
        var report = await log.Verify(Ct);

        Assert.Empty(report.Findings);
        Assert.Equal((6, 6), (report.Events, report.LastPosition));
    }

    [Theory]
    [InlineData("stream = 'x'")]
    [InlineData("version = 7")]
    [InlineData("type = 'thing.happened.v2'")]
    [InlineData("body = '\\x34'")]
    [InlineData("effective_on = '2026-03-03'")]
    [InlineData("effective_on = 'infinity'")]
    [InlineData("effective_on = '0044-03-15 BC'")]
    [InlineData("recorded_at = recorded_at + interval '1 microsecond'")]
    [InlineData("recorded_at = recorded_at - interval '1 microsecond'")]
    [InlineData("recorded_at = '-infinity'")]
    [InlineData("recorded_at = '290000-01-01'")]
    [InlineData("who = 'someone else'")]
    [InlineData("caller = 'Tester'")]
    [InlineData("request_id = '00000000-0000-0000-0000-000000000000'")]
    [InlineData("traceparent = '00-00-00-00'")]
    [InlineData("hash = '\\x00'")]
    public async Task An_edited_column_of_an_event_is_found(string edit)
    {
        var report = await VerifyAfter($"UPDATE log.events SET {edit} WHERE position = 3");

        Assert.False(report.Ok);
        Assert.Equal(3, report.Findings[0].Position);
    }

    [Theory]
    [InlineData("request_hash = '\\x00'")]
    [InlineData("stream = 'b'")]
    [InlineData("version = 2")]
    [InlineData("position = 5")]
    [InlineData("position = 0")]
    [InlineData("position = 9")]
    [InlineData("caller = 'Tester'")]
    [InlineData("request_id = '00000000-0000-0000-0000-000000000000'")]
    [InlineData("seal = '\\x00'")]
    public async Task An_edited_column_of_a_request_is_found(string edit) =>
        Assert.False((await VerifyAfter($"UPDATE log.requests SET {edit} WHERE position = 6")).Ok);

    [Theory]
    [InlineData("DELETE FROM log.events WHERE position = 1")]
    [InlineData("DELETE FROM log.events WHERE position = 3")]
    [InlineData("DELETE FROM log.events WHERE position = 6")]
    [InlineData("DELETE FROM log.events")]
    [InlineData("DELETE FROM log.requests WHERE position = 2")]
    [InlineData("UPDATE log.events SET position = 7 WHERE position = 6")]
    [InlineData("UPDATE log.events SET recorded_at = 'infinity' WHERE position = 6")]
    [InlineData("UPDATE log.events SET position = -1 WHERE position = 1")]
    public async Task What_was_taken_away_or_moved_is_found(string sql) => Assert.False((await VerifyAfter(sql)).Ok);

    [Fact]
    public async Task One_edit_of_a_body_is_one_finding()
    {
        var report = await VerifyAfter("UPDATE log.events SET body = '\\x00' WHERE position = 2");

        Assert.Equal(2, Assert.Single(report.Findings).Position);
    }

    [Fact]
    public async Task Who_writes_past_the_head_lock_is_noticed_and_nothing_is_built_on_it()
    {
        await VerifyAfter("INSERT INTO log.events SELECT 7, 'd', 1, type, body, effective_on, recorded_at, who, caller, request_id, NULL, hash FROM log.events WHERE position = 6");

        Assert.False((await log.Verify(Ct)).Ok);
        Assert.Equal(new AppendResult.VersionConflict("d", 1), await log.Append(Appends.To("d", 0, "7"), Ct));
    }

    [Fact]
    public async Task A_log_whose_tables_are_gone_stops()
    {
        Sql.Execute(database, "DROP SCHEMA log CASCADE");

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => log.Append(Appends.To("a", 4, "7"), Ct));

        Assert.IsType<PostgresException>(await log.Failure.WaitAsync(TimeSpan.FromSeconds(5), Ct));
    }

    private Task<VerifyReport> VerifyAfter(string sql)
    {
        Sql.Execute(database, sql);
        return log.Verify(Ct);
    }
}
