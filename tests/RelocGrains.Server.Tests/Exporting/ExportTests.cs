using System.Globalization;
using System.Text.Json;
using RelocGrains.Server.Tests.Processes;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Exporting;

/// <summary>What is written for other programs is what the server says, all of it.</summary>
[Collection(DemoCollection.Name)]
public sealed class ExportTests(ReportTests.DemoServer demo)
{
    [Fact]
    public async Task Cases_are_written_all_with_the_columns_of_an_import()
    {
        var rows = await Rows("cases");

        Assert.Equal((await demo.Client.Projects.ListProjectsAsync(new() { PageSize = 1 })).TotalSize, rows.Count);
        Assert.Superset(new HashSet<string>(Importing.CsvLine.Header.Split(',')), rows[0].Keys.ToHashSet());
        var row = rows[rows.Count / 2];
        var project = await demo.Client.Projects.GetProjectAsync(new() { Name = "projects/" + row["reference"] });
        Assert.Equal((project.Company.Name, project.Company.Siren, project.Department), (row["company"], row["siren"], row["department"]));
        Assert.Equal(project.AnnouncedInvestmentCents, (long)(decimal.Parse(row["announcedInvestmentEuros"], CultureInfo.InvariantCulture) * 100));
        Assert.Equal(Iso(project.Stages[0].EnteredOn), row["effectiveAt"]);
    }

    [Fact]
    public async Task Filters_choose_cases_as_they_do_in_a_list()
    {
        var rows = await Rows("cases", "--department", "15");

        Assert.Equal((await demo.Client.Projects.ListProjectsAsync(new() { Department = "15" })).TotalSize, rows.Count);
        Assert.All(rows, row => Assert.Equal("15", row["department"]));
    }

    [Fact]
    public async Task The_movements_written_add_up_to_the_report()
    {
        var rows = await Rows("ledger", "--as-of", "2022-11-30", "--measure", "JOBS_ANNOUNCED", "--department", "69");

        var report = await demo.Client.Plan.GetReportAsync(new() { AsOf = Journey.Day(2022, 11, 30) });
        Assert.Equal(report.Departments.Single(d => d.Department == "69").Totals.JobsAnnounced, rows.Sum(row => long.Parse(row["delta"], CultureInfo.InvariantCulture)));
        Assert.Contains(rows, row => row["delta"].StartsWith('-'));
    }

    [Fact]
    public async Task The_report_is_written_by_department()
    {
        var rows = await Rows("report", "--as-of", "2022-11-30", "--known-at", "2022-11-30");

        Assert.Equal(12, rows.Count);
        Assert.Equal((190, 5_306), (rows.Sum(r => int.Parse(r["projects"], CultureInfo.InvariantCulture)), rows.Sum(r => int.Parse(r["jobs"], CultureInfo.InvariantCulture))));
    }

    [Fact]
    public async Task The_history_of_one_case_is_written_fact_by_fact_as_CSV_and_as_JSON()
    {
        var name = (await demo.Client.Projects.ListProjectsAsync(new() { Stage = Stage.Closed, PageSize = 1 })).Projects[0].Name;
        var history = await demo.Client.History.ListProjectHistoryAsync(new() { Parent = name, PageSize = 500 });

        var rows = await Rows("history", name["projects/".Length..]);
        var lines = (await Export("history", name["projects/".Length..], "--format", "jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(history.Entries.Select(e => (e.Hash, e.Body)), rows.Select(r => (r["hash"], r["body"])));
        Assert.Equal(history.Entries.Select(e => e.Hash), lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("hash").GetString()));
    }

    [Fact]
    public async Task The_history_of_all_cases_is_written_in_the_order_of_the_log()
    {
        var all = await Rows("history");
        var ofOne = await Rows("history", "--department", "15");

        Assert.Equal(all.Select(Position).Order(), all.Select(Position));
        Assert.Equal(all.Count, all.Select(Position).Distinct().Count());
        var cases = (await demo.Client.Projects.ListProjectsAsync(new() { PageSize = 1 })).TotalSize;
        Assert.Equal(cases, all.Count(row => row["type"] == "project.detected.v1"));
        Assert.Subset(all.Select(Position).ToHashSet(), ofOne.Select(Position).ToHashSet());
        Assert.InRange(ofOne.Count, 1, all.Count - 1);
    }

    [Fact]
    public async Task A_file_stands_under_its_name_when_it_is_whole_and_says_the_same()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "cases.csv");

        var written = await Export("cases", "--department", "07", "--output", path);

        Assert.Equal("", written);
        Assert.Equal(await Export("cases", "--department", "07"), await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task What_is_exported_here_is_imported_elsewhere()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "cases.csv");
        await Export("cases", "--department", "74", "--live", "--output", path);
        await using var other = await RunningServer.Start();

        var imported = await Reloc.Run(other.Address, "import", path, "-o", "json");

        // A company from abroad without a SIREN has no column to be known by; of twins the second must say beside which case it stands.
        var (good, refused) = (imported.Count("imported"), imported.Json.GetProperty("refusals").EnumerateArray().Select(r => r.GetProperty("line").GetInt32()).ToHashSet());
        var rows = Csv.Read(await File.ReadAllTextAsync(path));
        Assert.Equal(rows.Count, good + refused.Count);
        Assert.All(rows.Where((_, i) => refused.Contains(i + 2)), row => Assert.True(row["foreignParent"].Length > 0 || row["besideReference"].Length > 0, row["reference"]));
        var there = Csv.Read((await Reloc.Run(other.Address, "export", "cases")).Output);
        Assert.Equal(
            rows.Where((_, i) => !refused.Contains(i + 2)).Select(Known).Order(StringComparer.Ordinal),
            there.Select(Known).Order(StringComparer.Ordinal));
        TestContext.Current.TestOutputHelper!.WriteLine($"{rows.Count} cases exported, {good} imported elsewhere, {refused.Count} refused");
    }

    private static long Position(IReadOnlyDictionary<string, string> row) => long.Parse(row["position"], CultureInfo.InvariantCulture);

    private static readonly string[] TakenOver =
        ["company", "siren", "siret", "groupSiren", "size", "department", "commune", "source", "announcedJobs", "announcedInvestmentEuros", "effectiveAt"];

    private static string Known(IReadOnlyDictionary<string, string> row) => string.Join('|', TakenOver.Select(column => row[column]));

    private async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> Rows(string what, params string[] more) => Csv.Read(await Export([what, .. more]));

    private async Task<string> Export(params string[] arguments)
    {
        var result = await Reloc.Run(demo.Address, ["export", .. arguments]);
        Assert.True(result.ExitCode == 0, result.Errors);
        return result.Output;
    }

    private static string Iso(Google.Type.Date day) => $"{day.Year:D4}-{day.Month:D2}-{day.Day:D2}";
}
