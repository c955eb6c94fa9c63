using Google.Type;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests;

/// <summary>The published figures, out of the demo data's log.</summary>
[Collection(DemoCollection.Name)]
public sealed class ReportTests(ReportTests.DemoServer demo)
{
    [Theory]
    [InlineData(2022, 5, 10, 104, 3_100, null, null)]
    [InlineData(2022, 6, 30, 108, 3_500, 600_000_000L, null)]
    [InlineData(2022, 11, 30, 190, 5_306, null, null)]
    [InlineData(2024, 11, 22, 818, 14_000, 3_164_000_000L, 165_000_000L)]
    public async Task The_demo_gives_the_published_figures(int year, int month, int day, int projects, int jobs, long? privateEuros, long? publicEuros)
    {
        var report = await demo.Report(Journey.Day(year, month, day));

        Assert.Equal((projects, jobs), (report.Totals.Projects, report.Totals.Jobs));
        if (privateEuros is { } investment) Assert.Equal(investment * 100, report.Totals.PrivateInvestmentCents);
        if (publicEuros is { } funding) Assert.Equal(funding * 100, report.Totals.PublicFundingCents);
    }

    [Theory]
    [InlineData("01", 25, 564, "564")]
    [InlineData("03", 5, 96, "une centaine")]
    [InlineData("07", 7, 210, "210")]
    [InlineData("15", 2, 5, "5")]
    [InlineData("26", 21, 457, "457")]
    [InlineData("38", 26, 667, "près de 670")]
    [InlineData("42", 22, 445, "près de 450")]
    [InlineData("43", 9, 196, "près de 200")]
    [InlineData("63", 19, 427, "427")]
    [InlineData("69", 36, 1220, "1 220")]
    [InlineData("73", 3, 102, "plus de 100")]
    [InlineData("74", 15, 917, "917")]
    public async Task Each_department_stands_beside_its_published_wording(string department, int projects, int jobs, string wording)
    {
        var report = await demo.Report(Journey.Day(2022, 11, 30));

        var line = Assert.Single(report.Departments, d => d.Department == department);
        Assert.Equal((projects, jobs), (line.Totals.Projects, line.Totals.Jobs));
        Assert.Equal(wording, Assert.Single(line.Published, p => p.Figure == "jobs").Wording);
    }

    [Fact]
    public async Task The_derived_figures_come_from_live_numbers()
    {
        var derived = (await demo.Report(Journey.Day(2024, 11, 22))).Derived;

        Assert.Equal("46.7 48.9 11786 19.18 398 435", FormattableString.Invariant(
            $"{derived.JobsTargetPercent:F1} {derived.TimePercent:F1} {derived.PublicCentsPerJob / 100:F0} {derived.PrivatePerPublic:F2} {derived.JobsPerMonth:F0} {derived.JobsPerMonthNeeded:F0}"));
    }

    [Fact]
    public async Task A_figure_is_the_sum_of_its_ledger()
    {
        var report = await demo.Report(Journey.Day(2022, 11, 30));

        var sum = 0L;
        var request = new ListLedgerEntriesRequest { AsOf = Journey.Day(2022, 11, 30), Department = "69", Measure = Measure.JobsAnnounced, PageSize = 50 };
        do
        {
            var page = await demo.Client.Plan.ListLedgerEntriesAsync(request);
            sum += page.Entries.Sum(e => e.Delta);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(report.Departments.Single(d => d.Department == "69").Totals.JobsAnnounced, sum);
    }

    [Fact]
    public async Task Every_case_of_the_demo_is_read_in_full_contacts_too()
    {
        var cases = new List<Project>();
        var request = new ListProjectsRequest { PageSize = 500, View = ProjectView.Full };
        do
        {
            var page = await demo.Client.Projects.ListProjectsAsync(request);
            cases.AddRange(page.Projects);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        var contacts = cases.Where(c => c.Contact is not null).Select(c => c.Contact).ToList();
        Assert.NotEmpty(contacts);
        Assert.All(contacts, contact => Assert.Contains("(texte synthétique)", contact.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_of_the_demo_is_whole()
    {
        var verified = await demo.Client.Log.VerifyLogAsync(new VerifyLogRequest());

        Assert.True(verified.Ok);
        Assert.Equal(verified.Events, verified.LastPosition);
    }

    /// <summary>One demo for all tests that only read it.</summary>
    public sealed class DemoServer : IAsyncLifetime
    {
        private RunningServer? server;

        public Client.RelocGrainsClient Client { get; private set; } = null!;

        public string Address => server!.Address;

        public async ValueTask InitializeAsync()
        {
            server = await RunningServer.Start(demo: true);
            Client = server.As(Role.Operator, "region", "p-010");
        }

        public async Task<Report> Report(Date asOf) => await Client.Plan.GetReportAsync(new GetReportRequest
        {
            AsOf = asOf, KnownAt = asOf, Consistency = new Consistency { Strong = true },
        });

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await server!.DisposeAsync();
        }
    }
}
