using System.Diagnostics;
using System.Text.Json;
using RelocGrains.Client;
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
        await using var server = await ServerProcess.Start(Restored);
        using var client = server.As(Role.Controller, "region", "p-090");
        var verified = await client.Log.VerifyLogAsync(new VerifyLogRequest());
        Assert.Equal((true, position, position), (verified.Ok, verified.Events, verified.LastPosition));

        var upToBackup = original.Where(e => e.Position <= position).ToList();
        Assert.NotEmpty(upToBackup);
        Assert.Equal(upToBackup, await Ledger(client));
        await AssertFigures(client, upToBackup);
        using var recovery = new Recovery(server);
        Assert.Equal(0, (await recovery.Count(before)).Lost);
    }

    // The figures of the original are read from its ledger, after the backup and while it still is written.
    private async Task<(long Position, List<WrittenCase> Before, List<LedgerEntry> Original)> TakeBackup()
    {
        await using var server = await ServerProcess.Start(folder.Path);
        using var client = server.As(Role.Controller, "region", "p-090");
        var writers = new Writers();
        var (position, before, original) = (0L, new List<WrittenCase>(), new List<LedgerEntry>());
        await writers.Write(server, AcknowledgedBefore, async () =>
        {
            before.AddRange(writers.All.Where(written => written.Last is not null).Select(written => written.AsAcknowledgedNow()));
            position = await BackUp();
            Assert.Equal(0, (await StoreVerb.Run("verify", "--data", folder.Path)).ExitCode);
            original.AddRange(await Ledger(client));
            Assert.True(original[^1].Position > position, "Nothing was written while the backup was taken.");
            await server.Kill();
        });
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

    private static async Task AssertFigures(RelocGrainsClient client, List<LedgerEntry> entries)
    {
        var strong = new Consistency { Strong = true };
        var report = await client.Plan.GetReportAsync(new GetReportRequest { Consistency = strong });
        var departments = await client.Departments.ListDepartmentsAsync(new ListDepartmentsRequest { Consistency = strong });
        long Sum(string department, Measure measure) => entries.Where(e => e.Department == department && e.Measure == measure).Sum(e => e.Delta);

        Assert.All(report.Departments, line => Assert.Equal(
            (Sum(line.Department, Measure.Projects), Sum(line.Department, Measure.JobsAnnounced)), (line.Totals.Projects, line.Totals.JobsAnnounced)));
        Assert.All(departments.Departments, department => Assert.Equal(
            (Sum(department.Code, Measure.Projects), Sum(department.Code, Measure.JobsAnnounced)), (department.Totals.Projects, department.Totals.JobsAnnounced)));
        Assert.Equal(entries.Where(e => e.Measure == Measure.Projects).Sum(e => e.Delta), report.Totals.Projects);
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
