using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Testing;
using RelocGrains.EventLog.Checking;
using RelocGrains.EventLog.Sqlite;
using Xunit;

namespace RelocGrains.EventLog.Tests.Sqlite;

/// <summary>Verifying and copying read in slices: a log longer than two of them, with a request that changed nothing where they meet.</summary>
public sealed class SliceTests : IAsyncLifetime
{
    // Eight appends make a slice, so a request ends exactly where the first one does.
    private const int EventsPerAppend = LogSlice.MaxEvents / 8;
    private const int Appended = 20;
    private const long Last = Appended * EventsPerAppend;

    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder other = new();
    private readonly FakeClock clock = new(Instant.FromUtc(2026, 3, 2, 9, 0));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var log = SqliteEventLog.Open(folder.Path, clock);
        await log.Append(Appends.To("first", 0), Ct);
        for (var i = 0; i < Appended; i++)
        {
            await log.Append(Appends.To($"s-{i % 3}", i / 3 * EventsPerAppend, [.. Enumerable.Repeat("x", EventsPerAppend)]), Ct);
            await log.Append(Appends.To("first", 0), Ct);
        }
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        other.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void A_log_of_several_slices_is_in_order()
    {
        var report = SqliteVerifier.VerifyRows(folder.Path, Ct);

        Assert.Empty(report.Findings);
        Assert.Equal((Last, Last), (report.Events, report.LastPosition));
    }

    [Theory]
    [InlineData("UPDATE events SET body = x'00' WHERE position = {0}")]
    [InlineData("DELETE FROM events WHERE position = {0}")]
    [InlineData("UPDATE requests SET version = version + 1 WHERE position = {0}")]
    [InlineData("UPDATE requests SET request_id = substr(request_id, 2) WHERE position = {0}")]
    public void What_was_done_where_slices_meet_is_found(string tampering)
    {
        foreach (var position in (long[])[LogSlice.MaxEvents, 2 * LogSlice.MaxEvents, Last])
        {
            SqliteEventLog.CopyFile(folder.Path, other.Path, Ct);
            InFile(other, string.Format(System.Globalization.CultureInfo.InvariantCulture, tampering, position));
            Assert.False(SqliteVerifier.VerifyRows(other.Path, Ct).Ok);
            File.Delete(SqliteStore.FileIn(other.Path));
        }
    }

    [Fact]
    public async Task A_copy_holds_every_event_and_every_request()
    {
        SqliteEventLog.CopyFile(folder.Path, other.Path, Ct);

        Assert.Equal(Rows(folder), Rows(other));
        Assert.Equal(SqliteEventLog.VerifyFile(folder.Path, Ct).HeadHash, SqliteEventLog.VerifyFile(other.Path, Ct).HeadHash);
        await using var log = SqliteEventLog.Open(other.Path, clock);
        Assert.IsType<AppendResult.Appended>(await log.Append(Appends.To("new", 0, "1"), Ct));
        Assert.True((await log.Verify(Ct)).Ok);
    }

    [Fact]
    public async Task An_empty_log_has_an_empty_copy()
    {
        using var empty = new TemporaryFolder();
        await using (var log = SqliteEventLog.Open(empty.Path, clock)) await log.Append(Appends.To("first", 0), Ct);

        SqliteEventLog.CopyFile(empty.Path, other.Path, Ct);

        Assert.Equal(Rows(empty), Rows(other));
        Assert.True(SqliteEventLog.VerifyFile(other.Path, Ct).Ok);
    }

    [Fact]
    public void A_copy_of_a_damaged_log_does_not_pass_for_a_good_one()
    {
        InFile(folder, "UPDATE events SET body = x'00' WHERE position = 3000");

        SqliteEventLog.CopyFile(folder.Path, other.Path, Ct);

        Assert.Equal(3000, Assert.Single(SqliteEventLog.VerifyFile(other.Path, Ct).Findings).Position);
    }

    [Fact]
    public void Where_there_is_no_log_there_is_nothing_to_verify_or_copy()
    {
        Assert.Throws<StoreRefusedException>(() => SqliteEventLog.VerifyFile(other.Path, Ct));
        Assert.Throws<StoreRefusedException>(() => SqliteEventLog.CopyFile(other.Path, folder.Path, Ct));
        File.WriteAllText(SqliteStore.FileIn(other.Path), new string('x', 5_000));
        Assert.Throws<StoreRefusedException>(() => SqliteEventLog.VerifyFile(other.Path, Ct));
    }

    [Fact]
    public async Task A_log_is_verified_and_copied_while_it_is_written()
    {
        await using var log = SqliteEventLog.Open(folder.Path, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var writer = Write(log, stop.Token);

        var live = await log.Verify(Ct);
        SqliteEventLog.CopyFile(folder.Path, other.Path, Ct);
        await stop.CancelAsync();
        var written = await writer;

        var copy = SqliteEventLog.VerifyFile(other.Path, Ct);
        Assert.Empty(live.Findings);
        Assert.Empty(copy.Findings);
        Assert.InRange(live.LastPosition, Last, copy.LastPosition);
        Assert.InRange(copy.LastPosition, Last, Last + written);
        Assert.True(written > 0);
    }

    private static async Task<long> Write(SqliteEventLog log, CancellationToken ct)
    {
        var version = 0L;
        while (!ct.IsCancellationRequested)
        {
            await log.Append(Appends.To("live", version, "x"), Ct);
            await log.Append(Appends.To("live", ++version), Ct);
        }

        return version;
    }

    private static List<string> Rows(TemporaryFolder of)
    {
        using var connection = SqliteStore.OpenReader(of.Path);
        using var rows = connection.CreateCommand();
        rows.CommandText = """
            SELECT format('%d %s %d %s %s', position, stream, version, hex(hash), hex(body)) FROM events
            UNION ALL SELECT format('%d %s %s %s', position, stream, hex(request_id), hex(seal)) FROM requests
            UNION ALL SELECT format('%d %s %d', position, hex(hash), recorded_at) FROM head
            ORDER BY 1
            """;
        using var reader = rows.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read()) texts.Add(reader.GetString(0));
        return texts;
    }

    private static void InFile(TemporaryFolder of, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={SqliteStore.FileIn(of.Path)};Pooling=False");
        connection.Open();
        connection.Execute(sql);
    }
}
