using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Testing;
using RelocGrains.EventLog.Sqlite;
using Xunit;

namespace RelocGrains.EventLog.Tests.Sqlite;

/// <summary>The WAL stays short whoever reads.</summary>
public sealed class CheckpointTests : IAsyncDisposable
{
    private const long MaxWalBytes = 8L * 1024 * 1024;
    private const long BytesWritten = 8 * MaxWalBytes;

    // What may come on top of the limit: the pages until the next look, and one batch.
    private const long Slack = (SqliteCheckpoints.PagesBetween * 4096L) + (2 * LogLimits.MaxBytesPerBatch);

    private readonly TemporaryFolder folder = new();
    private readonly SqliteEventLog log;
    private readonly string body = new('x', LogLimits.MaxBodyBytes);
    private long version;
    private long longestWal;

    public CheckpointTests() => log = SqliteEventLog.Open(
        folder.Path, new FakeClock(Instant.FromUtc(2026, 3, 2, 9, 0)), new SqliteSettings { MaxWalBytes = MaxWalBytes });

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private long WalBytes => new FileInfo(SqliteStore.WalIn(folder.Path)).Length;

    public async ValueTask DisposeAsync()
    {
        await log.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Readers_who_overlap_all_the_time_do_not_let_it_grow()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var reading = Task.Run(() => ReadHandInHand(stop.Token), Ct);

        await Write(BytesWritten);
        await stop.CancelAsync();

        Assert.True(await reading > 100);
        Assert.InRange(longestWal, 1, MaxWalBytes + Slack);
        TestContext.Current.TestOutputHelper!.WriteLine($"{BytesWritten >> 20} MiB written, the WAL had at most {longestWal >> 20} MiB");
    }

    [Fact]
    public async Task A_reader_who_stays_lets_it_grow_and_it_is_cut_when_he_has_gone()
    {
        using (var reader = SqliteStore.OpenReader(folder.Path))
        {
            using var held = reader.BeginTransaction(deferred: true);
            reader.ReadNumber("SELECT count(*) FROM events");
            await Write(BytesWritten);
            Assert.True(WalBytes > BytesWritten);
        }

        // At most one wait in vain is still to be sat out.
        await Write(SqliteCheckpoints.RoundsAfterWaiting * SqliteCheckpoints.PagesBetween * 4096L);

        Assert.InRange(WalBytes, 0, MaxWalBytes + Slack);
        TestContext.Current.TestOutputHelper!.WriteLine($"the WAL had {longestWal >> 20} MiB, and {WalBytes >> 20} MiB in the end");
    }

    // There is always one who reads: the next begins before the last has ended.
    private long ReadHandInHand(CancellationToken ct)
    {
        using var one = SqliteStore.OpenReader(folder.Path);
        using var other = SqliteStore.OpenReader(folder.Path);
        var (before, after) = (one, other);
        var readings = 0L;
        SqliteTransaction? held = null;
        for (; !ct.IsCancellationRequested; (before, after) = (after, before), readings++)
        {
            var next = after.BeginTransaction(deferred: true);
            after.ReadNumber("SELECT position FROM head");
            held?.Dispose();
            held = next;
        }

        held?.Dispose();
        return readings;
    }

    private async Task Write(long bytes)
    {
        for (var written = 0L; written < bytes; written += body.Length)
        {
            await log.Append(Appends.To("a", version++, body), Ct);
            longestWal = Math.Max(longestWal, WalBytes);
        }
    }
}
