using NodaTime;
using NodaTime.Testing;
using RelocGrains.EventLog.Checking;
using RelocGrains.EventLog.Copying;
using RelocGrains.EventLog.Postgres;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.EventLog.Tests.Sqlite;
using Xunit;

namespace RelocGrains.EventLog.Tests.Postgres;

/// <summary>From one kind of store to the other and back: nothing is added, left out or changed on the way.</summary>
public sealed class CopyTests(PostgresDatabases databases) : IAsyncLifetime
{
    // Several slices, and a request that changed nothing where two of them meet.
    private const int EventsPerAppend = LogSlice.MaxEvents / 8;
    private const int Appended = 20;

    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder back = new();
    private readonly FakeClock clock = new(Instant.FromUtc(2026, 3, 2, 9, 0));
    private string database = string.Empty;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await databases.CreateMigrated();
        await using var log = SqliteEventLog.Open(folder.Path, clock);
        await log.Append(Appends.To("first", 0), Ct);
        for (var i = 0; i < Appended; i++)
        {
            clock.Advance(Duration.FromSeconds(1));
            var append = Appends.To($"s-{i % 3}", i / 3 * EventsPerAppend, [.. Enumerable.Repeat("x", EventsPerAppend)]);
            await log.Append(append with { Traceparent = i % 2 == 0 ? null : "00-00-00-01" }, Ct);
            await log.Append(Appends.To("first", 0), Ct);
        }
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        back.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task There_and_back_every_event_request_and_hash_is_the_same()
    {
        var there = LogCopy.Copy(LogStore.Sqlite(folder.Path), LogStore.Postgres(database), Ct);
        var andBack = LogCopy.Copy(LogStore.Postgres(database), LogStore.Sqlite(back.Path), Ct);

        Assert.Equal(Appended * EventsPerAppend, there.Events);
        Assert.Equal(there with { Findings = andBack.Findings }, andBack);
        var original = Rows(LogStore.Sqlite(folder.Path));
        Assert.Equal(original, Rows(LogStore.Postgres(database)));
        Assert.Equal(original, Rows(LogStore.Sqlite(back.Path)));
        Assert.True(SqliteEventLog.VerifyFile(back.Path, Ct).Ok);
        await using var log = PostgresEventLog.Open(database, clock);
        Assert.True((await log.Verify(Ct)).Ok);
    }

    [Fact]
    public async Task The_copy_goes_on_where_the_original_ended()
    {
        LogCopy.Copy(LogStore.Sqlite(folder.Path), LogStore.Postgres(database), Ct);
        LogCopy.Copy(LogStore.Postgres(database), LogStore.Sqlite(back.Path), Ct);
        var next = Appends.To("new", 0, "1");

        await using var sqlite = SqliteEventLog.Open(back.Path, clock);
        await using var postgres = PostgresEventLog.Open(database, clock);
        var (one, other) = (await sqlite.Append(next, Ct), await postgres.Append(next, Ct));

        Assert.Equal(
            Assert.IsType<AppendResult.Appended>(one).Events[0].Hash.ToArray(),
            Assert.IsType<AppendResult.Appended>(other).Events[0].Hash.ToArray());
    }

    [Fact]
    public void An_empty_log_has_an_empty_copy()
    {
        Assert.Equal(0, LogCopy.Copy(LogStore.Postgres(database), LogStore.Sqlite(back.Path), Ct).Events);
        Assert.Equal(0, LogCopy.Copy(LogStore.Sqlite(back.Path), LogStore.Postgres(database), Ct).Events);
    }

    [Fact]
    public void What_is_not_empty_is_not_filled()
    {
        LogCopy.Copy(LogStore.Sqlite(folder.Path), LogStore.Postgres(database), Ct);
        var before = Rows(LogStore.Postgres(database));

        Assert.Throws<StoreRefusedException>(() => LogCopy.Copy(LogStore.Sqlite(folder.Path), LogStore.Postgres(database), Ct));
        Assert.Throws<StoreRefusedException>(() => LogCopy.Copy(LogStore.Postgres(database), LogStore.Sqlite(folder.Path), Ct));

        Assert.Equal(before, Rows(LogStore.Postgres(database)));
    }

    [Fact]
    public void A_damaged_log_is_not_copied_and_leaves_nothing_behind()
    {
        LogCopy.Copy(LogStore.Sqlite(folder.Path), LogStore.Postgres(database), Ct);
        Sql.Execute(database, "UPDATE log.events SET body = '\\x00' WHERE position = 3000");

        var refused = Assert.Throws<StoreRefusedException>(() => LogCopy.Copy(LogStore.Postgres(database), LogStore.Sqlite(back.Path), Ct));

        Assert.Contains("3000", refused.Message, StringComparison.Ordinal);
        Assert.Throws<StoreRefusedException>(() => SqliteEventLog.AssertIn(back.Path));
    }

    [Fact]
    public async Task A_copy_that_is_broken_off_leaves_nothing_behind()
    {
        using (var slices = LogStore.Sqlite(folder.Path).OpenSlices())
        using (var filler = LogStore.Postgres(database).OpenEmpty())
            filler.Add([.. slices.Read(long.MinValue).Events.Select(row => row.Event!)], []);

        await using var log = PostgresEventLog.Open(database, clock);
        Assert.Equal(0, (await log.ReadHead(Ct)).Position);
    }

    private static List<string> Rows(LogStore store)
    {
        using var slices = store.OpenSlices();
        return
        [
            .. slices.All(Ct).SelectMany(slice => slice.Events.Select(row => Say(row.Event!)).Concat(slice.Requests.Select(row => Say(row.Request!)))).Order(StringComparer.Ordinal),
        ];
    }

    private static string Say(StoredEvent e) => string.Join('|', e.Position, e.Stream, e.Version, e.Type, Convert.ToHexString(e.Body.Span), e.EffectiveOn, e.RecordedAt, e.Who, e.Request, e.Traceparent, Convert.ToHexString(e.Hash.Span));

    private static string Say(Appending.SealedRequest r) => string.Join('|', r.Key, r.Accepted.Stream, r.Accepted.Version, r.Accepted.Position, Convert.ToHexString(r.Accepted.RequestHash.Span), Convert.ToHexString(r.Seal));
}
