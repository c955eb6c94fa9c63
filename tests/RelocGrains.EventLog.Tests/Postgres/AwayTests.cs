using NodaTime;
using Npgsql;
using RelocGrains.Databases;
using RelocGrains.EventLog.Postgres;
using Xunit;

namespace RelocGrains.EventLog.Tests.Postgres;

/// <summary>A server that is away: a restart is waited for, what lasts longer is said. Nothing hangs, and nobody opens the log again.</summary>
public sealed class AwayTests : IAsyncLifetime
{
    private static readonly PostgresSettings Impatient = new() { Patience = TimeSpan.FromMilliseconds(200) };

    private LocalPostgres server = null!;
    private string database = string.Empty;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await PostgresDatabases.StartOwn();
        database = await server.CreateDatabase(Ct);
        PostgresSchema.Migrate(database, MigrationSource.Log);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_restart_is_waited_for_and_costs_nothing_that_was_acknowledged(bool killed)
    {
        await using var log = Open(new PostgresSettings());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var writing = Enumerable.Range(0, 8).Select(writer => Task.Run(() => WriteUntil(log, writer, stop.Token), Ct)).ToList();
        await log.WaitBeyond(100, Ct);

        await (killed ? server.Kill() : server.Stop(Ct));
        await server.StartAgain(Ct);
        var head = (await log.ReadHead(Ct)).Position;
        await log.WaitBeyond(head + 100, Ct);
        await stop.CancelAsync();

        var acknowledged = (await Task.WhenAll(writing)).Sum();
        var report = await log.Verify(Ct);
        Assert.Empty(report.Findings);
        Assert.Equal(acknowledged, report.Events);
        Assert.False(log.Failure.IsCompleted);
    }

    [Fact]
    public async Task What_was_not_sent_is_not_written_and_the_caller_is_told_to_come_back()
    {
        await using var log = Open(Impatient);
        await log.Append(Appends.To("a", 0, "1"), Ct);
        await server.Stop(Ct);

        await Assert.ThrowsAsync<LogUnreachableException>(() => log.Append(Appends.To("a", 1, "2"), Ct));
        await Assert.ThrowsAsync<LogUnreachableException>(() => log.ReadHead(Ct).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Ct));
        await Assert.ThrowsAsync<LogUnreachableException>(() => log.Verify(Ct));
        await server.StartAgain(Ct);

        Assert.IsType<AppendResult.Appended>(await log.Append(Appends.To("a", 1, "2"), Ct));
        Assert.Equal(2, (await log.ReadHead(Ct)).Position);
        await log.WaitBeyond(1, Ct);
    }

    [Fact]
    public async Task When_the_server_is_lost_after_a_commit_was_sent_the_outcome_is_unknown_and_the_repeat_finds_it()
    {
        var append = Appends.To("a", 0, "1");
        await using var log = Open(Impatient with
        {
            AfterCommit = () =>
            {
                if (server.Kill() is var killing) killing.Wait(Ct);
                throw new NpgsqlException("The answer was lost.", new IOException());
            },
        });

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => log.Append(append, Ct));
        await server.StartAgain(Ct);

        Assert.IsType<AppendResult.SeenBefore>(await log.Append(append, Ct));
    }

    [Fact]
    public async Task Closing_does_not_wait_for_a_server_that_is_away()
    {
        var log = Open(new PostgresSettings());
        await server.Stop(Ct);
        var waiting = log.Append(Appends.To("a", 0, "1"), Ct);

        await log.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(4), Ct);

        await Assert.ThrowsAsync<LogUnreachableException>(() => waiting);
    }

    [Theory]
    [InlineData("fsync=off")]
    [InlineData("full_page_writes=off")]
    public async Task A_server_that_comes_back_less_durable_is_not_written(string setting)
    {
        await using var log = Open(Impatient);
        await server.Stop(Ct);
        await server.StartAgain(Ct, setting);

        Assert.Contains("power cut", Assert.Throws<StoreRefusedException>(() => Open(Impatient)).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LogUnreachableException>(() => log.Append(Appends.To("a", 0, "1"), Ct));

        Assert.Equal(0, (await log.ReadHead(Ct)).Position);
    }

    private static async Task<int> WriteUntil(PostgresEventLog log, int writer, CancellationToken stop)
    {
        var version = 0;
        while (!stop.IsCancellationRequested)
            Assert.IsType<AppendResult.Appended>(await log.Append(Appends.To($"s-{writer}", version++, "x"), Ct));
        return version;
    }

    private PostgresEventLog Open(PostgresSettings settings) => PostgresEventLog.Open(database, SystemClock.Instance, settings);
}
