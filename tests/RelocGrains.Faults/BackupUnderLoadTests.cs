using System.Diagnostics;
using System.Text.Json;
using RelocGrains.Client;
using RelocGrains.Faults.Checking;
using RelocGrains.Faults.Faults;
using RelocGrains.Faults.History;
using RelocGrains.Faults.Load;
using RelocGrains.Server.Tests.Processes;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Faults;

/// <summary>A backup is taken by a process of its own while writers write, restored, and served.</summary>
[Collection(Machine.Name)]
public sealed class BackupUnderLoadTests : IDisposable
{
    private const int AcknowledgedBefore = 2_000;

    // The server is killed in the end and comes back elsewhere: nobody need wait for it.
    private static readonly CrowdSize Size = CrowdSize.Large with { Patience = TimeSpan.FromSeconds(1) };
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly TempFolder folder = new();
    private readonly TempFolder other = new();

    private string Backup => Path.Combine(other.Path, "backup");

    private string Restored => Path.Combine(other.Path, "restored");

    public void Dispose()
    {
        folder.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task It_is_served_with_the_figures_of_its_position_and_all_that_was_acknowledged_before_it()
    {
        var (position, before, original) = await TakeBackup();

        Assert.Equal(0, (await StoreVerb.Run("restore", "--from", Backup, "--data", Restored)).ExitCode);
        await using var cluster = Cluster.Embedded(Restored, Binaries.Server);
        await cluster.Start();
        var (seen, final) = await ReadAll(cluster);

        Assert.Equal((true, position, position), (final.Verified.Ok, final.Verified.Events, final.Verified.LastPosition));
        Assert.DoesNotContain(WriteChecks.Find(before, final.Log), finding => finding is Finding.Lost);
        var replay = new Replay(final.Log);
        Assert.Empty(LogChecks.Find(final).Concat(ReplyChecks.Find(seen, replay)).Concat(WatchChecks.Find(seen, replay)));
        using var client = new RelocGrainsClient(cluster.Addresses[0], People.Controller);
        var upToBackup = original.Where(e => e.Position <= position).ToList();
        Assert.NotEmpty(upToBackup);
        Assert.Equal(upToBackup, await Ledger(client));
    }

    // What was acknowledged by the time the backup began, and the ledger of the original, read after it and while it still is written.
    private async Task<(long Position, Recording Before, List<LedgerEntry> Original)> TakeBackup()
    {
        var (dice, recorder) = (new Dice(Runs.Seed), new Recorder());
        await using var cluster = Cluster.Embedded(folder.Path, Binaries.Server);
        await cluster.Start();
        using var servers = new Servers(cluster.Addresses);
        using var client = new RelocGrainsClient(cluster.Addresses[0], People.Controller);
        using var crowd = new Crowd(Size, servers, recorder, dice);
        using var limit = new CancellationTokenSource(Limit);
        while (recorder.Acknowledged < AcknowledgedBefore) await Task.Delay(Glance, limit.Token);

        var before = recorder.Stop();
        var position = await BackUp();
        Assert.Equal(0, (await StoreVerb.Run("verify", "--data", folder.Path)).ExitCode);
        var original = await Ledger(client);
        Assert.True(original[^1].Position > position, "Nothing was written while the backup was taken.");
        await cluster.Kill(0);
        await crowd.StopCalling();
        await crowd.StopWatching(end: 0, TimeSpan.Zero);
        return (position, before, original);
    }

    private async Task<long> BackUp()
    {
        var watch = Stopwatch.StartNew();
        var (exitCode, output, errors) = await StoreVerb.Run("backup", "--data", folder.Path, "--to", Backup, "-o", "json");
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal(["log.db", "persons.db"], Directory.EnumerateFileSystemEntries(Backup).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using var report = JsonDocument.Parse(output);
        var position = report.RootElement.GetProperty("lastPosition").GetInt64();
        var bytes = Directory.EnumerateFiles(Backup).Sum(file => new FileInfo(file).Length);
        Runs.Say($"backup of {position} events under load: {bytes / 1024.0 / 1024.0:F1} MiB in {watch.Elapsed.TotalSeconds:F1} s, process and verification included");
        return position;
    }

    private static async Task<(Recording Seen, FinalState Final)> ReadAll(Cluster cluster)
    {
        using var limit = new CancellationTokenSource(Limit);
        var recorder = new Recorder();
        using var servers = new Servers(cluster.Addresses);
        using var ending = new Ending(cluster.Addresses, servers, recorder, new Dice(Runs.Seed));
        await ending.Watch(limit.Token);
        var final = await ending.Read(limit.Token);
        return (recorder.Stop(), final);
    }

    private static async Task<List<LedgerEntry>> Ledger(RelocGrainsClient client)
    {
        var entries = new List<LedgerEntry>();
        var request = new ListLedgerEntriesRequest { PageSize = 500, Consistency = new Consistency { Strong = true } };
        do
        {
            var page = await client.Plan.ListLedgerEntriesAsync(request);
            entries.AddRange(page.Entries);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return [.. entries.OrderBy(e => e.Position).ThenBy(e => e.Ordinal)];
    }
}
