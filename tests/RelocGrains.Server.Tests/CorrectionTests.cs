using Google.Type;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests;

/// <summary>A fact of 2022 corrected today: figures known before keep their values, and the ledger says why.</summary>
[Collection(DemoCollection.Name)]
public sealed class CorrectionTests(ReportTests.DemoServer demo)
{
    private const string Department = "01";
    private const int More = 7;

    private static readonly Date Then = Journey.Day(2022, 11, 30);
    private static readonly Date Yesterday = Journey.Day(2026, 11, 22);
    private static readonly Date Today = Journey.Day(2026, 11, 23);

    [Fact]
    public async Task A_correction_of_a_fact_of_2022_moves_the_figures_known_from_today_on_and_leaves_those_known_before()
    {
        var announced = await Ledger(new() { AsOf = Then, Department = Department, Measure = Measure.JobsAnnounced });
        var project = announced.GroupBy(e => e.Project).First(entries => entries.Sum(e => e.Delta) > 0);
        var (jobs, from) = ((int)project.Sum(e => e.Delta), project.First().EffectiveOn);
        var (before, region) = (await Jobs(Yesterday), (await Report(Yesterday)).Totals.Jobs);
        Assert.Equal(before, await Jobs(Today));

        await demo.Client.Projects.CorrectProjectAsync(new CorrectProjectRequest
        {
            Name = project.Key, RequestId = Journey.NewId(), EffectiveOn = from, AnnouncedJobs = jobs + More, Reason = "Erreur de saisie.",
        });

        Assert.Equal(before, await Jobs(Yesterday));
        Assert.Equal(before + More, await Jobs(Today));
        Assert.Equal((region, region + More), ((await Report(Yesterday)).Totals.Jobs, (await Report(Today)).Totals.Jobs));
        var counter = (await Ledger(new() { Project = project.Key, Measure = Measure.JobsAnnounced })).Except(await Ledger(
            new() { KnownAt = Yesterday, Project = project.Key, Measure = Measure.JobsAnnounced })).ToList();
        Assert.Contains(counter, e => e.EffectiveOn.Equals(from));
        Assert.Equal(More, counter.Where(e => Number(e.EffectiveOn) <= Number(Then)).Sum(e => e.Delta));
        Assert.All(counter, e => Assert.Equal(RunningServer.Today.ToDateOnly(), DateOnly.FromDateTime(e.RecordTime.ToDateTime())));
        Assert.Equal(await Jobs(Today), (await Ledger(new() { AsOf = Then, Department = Department })).Where(e => e.Measure is Measure.JobsAnnounced
            or Measure.JobsContracted or Measure.JobsVerified or Measure.JobsMaintained).Sum(e => e.Delta));
    }

    private async Task<Report> Report(Date knownAt) => await demo.Client.Plan.GetReportAsync(
        new() { AsOf = Then, KnownAt = knownAt, Consistency = new() { Strong = true } });

    private async Task<long> Jobs(Date knownAt) => (await Report(knownAt)).Departments.Single(d => d.Department == Department).Totals.Jobs;

    private async Task<List<LedgerEntry>> Ledger(ListLedgerEntriesRequest request)
    {
        var all = new List<LedgerEntry>();
        request.Consistency = new Consistency { Strong = true };
        do
        {
            var page = await demo.Client.Plan.ListLedgerEntriesAsync(request);
            all.AddRange(page.Entries);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }

    private static int Number(Date day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;
}

/// <summary>The classes that share one demo: loading it takes seconds. They write nothing that another one's figures contain.</summary>
[CollectionDefinition(Name)]
public sealed class DemoCollection : ICollectionFixture<ReportTests.DemoServer>
{
    public const string Name = "demo";
}
