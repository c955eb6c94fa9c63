using System.Text;
using RelocGrains.Server.Tests.Processes;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Importing;

/// <summary>Files as people have them, through the command line.</summary>
public sealed class ImportFileTests(SharedServer shared) : IClassFixture<SharedServer>, IDisposable
{
    private readonly TempFolder folder = new();

    public static TheoryData<string> Writings =>
        ["plain", "with a byte order mark", "with CRLF", "with semicolons", "all quoted", "with empty lines", "without a last line end", "with titles in capitals"];

    [Theory, MemberData(nameof(Writings))]
    public async Task A_file_is_read_however_it_is_written(string writing)
    {
        CsvLine[] lines = [Good() with { Company = "Société d'Électronique", Euros = "1250000.5" }, Good()];

        var result = await Import(Written(writing, lines));

        Assert.Equal((0, 2, 0, 0), (result.ExitCode, result.Count("imported"), result.Count("refused"), result.Count("unchanged")));
        var project = await Find(lines[0].Siren);
        Assert.Equal(("Société d'Électronique", 1_250_000_50), (project.Company.Name, project.AnnouncedInvestmentCents));
    }

    [Fact]
    public async Task All_that_a_line_says_is_taken()
    {
        var line = Good() with { ExternalId = "A-17", Department = "07", Source = "Foreign-Investment", Jobs = "12", Euros = "99,9", Day = "2022-05-10" };

        await Import($"{CsvLine.Header.Replace(',', ';')};commune;size;groupSiren\n{string.Join(';', line.Cells)};Annonay;small;{Spaced(Sirens.Of(900))}\n");

        var project = await Find(line.Siren, full: true);
        Assert.Equal(
            ("Ateliers d'Essai", line.Siren, "07", DetectionSource.ForeignInvestment, 12, 99_90L),
            (project.Company.Name, project.Company.Siren, project.Department, project.Source, project.AnnouncedJobs, project.AnnouncedInvestmentCents));
        Assert.Equal(("Annonay", CompanySize.Small, Sirens.Of(900)), (project.Commune, project.Company.Size, project.Company.GroupSiren));
        Assert.Equal((Journey.Day(2022, 5, 10), "agence", "A-17"), (project.StageSince, project.PartnerNumbers[0].Partner, project.PartnerNumbers[0].Number));
    }

    [Fact]
    public async Task Quotes_commas_and_line_breaks_inside_a_cell_are_part_of_it_and_lines_are_those_of_the_file()
    {
        CsvLine[] lines = [Good() with { Company = "\"Dupont, Fils\r\n& Cie \"\"Nord\"\"\"" }, Good() with { Department = "75" }, Good() with { Day = "hier" }];

        var result = await Import(CsvLine.Header + "\n" + string.Join('\n', (object[])lines));

        Assert.Equal((3, 1), (result.ExitCode, result.Count("imported")));
        Assert.Equal("Dupont, Fils & Cie \"Nord\"", (await Find(lines[0].Siren)).Company.Name);
        // The first line takes the second and the third of the file.
        Assert.Equal([(4, "department"), (5, "effectiveAt")], Refusals(result));
    }

    [Fact]
    public async Task Spaces_between_digits_are_none()
    {
        var line = Good();

        var result = await Import($"{CsvLine.Header}\n{line with { Siren = Spaced(line.Siren), Jobs = "1 200", Euros = "1\u202F250\u00A0000.50" }}\n");

        Assert.Equal(1, result.Count("imported"));
        Assert.Equal((1_200, 1_250_000_50), ((await Find(line.Siren)).AnnouncedJobs, (await Find(line.Siren)).AnnouncedInvestmentCents));
    }

    [Fact]
    public async Task Other_titles_are_mapped()
    {
        var line = Good() with { ExternalId = "M-1" };
        var text = $"Entreprise;N° SIREN;Dép.;Origine;Emplois;Montant (€);Date;Dossier;Remarque\n{line.Company};{line.Siren};69;web;5;10;2023-01-02;M-1;rien\n";
        string[] maps = ["company=Entreprise", "siren=N° SIREN", "department=Dép.", "source=Origine", "announcedJobs=Emplois", "announcedInvestmentEuros=Montant (€)", "effectiveAt=date", "externalId=Dossier"];

        var result = await Import(text, [.. maps.SelectMany(map => new[] { "--map", map })]);

        Assert.Equal((0, 1), (result.ExitCode, result.Count("imported")));
        Assert.Equal((5, 10_00L), ((await Find(line.Siren)).AnnouncedJobs, (await Find(line.Siren)).AnnouncedInvestmentCents));
    }

    [Theory]
    [InlineData("externalId,company,siren", "department")]
    [InlineData("a;b;c", "effectiveAt")]
    [InlineData(CsvLine.Header + ",siren", "siren")]
    public async Task Columns_that_are_missing_or_there_twice_are_said_before_anything_is_sent(string header, string named)
    {
        var before = await shared.Stored();

        var result = await Import($"{header}\n{Good()}\n");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(named, result.Errors, StringComparison.Ordinal);
        Assert.Contains(header.Split(',', ';')[0], result.Errors, StringComparison.Ordinal);
        Assert.Equal(before, await shared.Stored());
    }

    [Theory]
    [InlineData("siren")]
    [InlineData("colour=Header")]
    [InlineData("commune=Ville")]
    public async Task A_mapping_that_leads_nowhere_is_said(string map) =>
        Assert.Equal(2, (await Import($"{CsvLine.Header}\n{Good()}\n", "--map", map)).ExitCode);

    [Fact]
    public async Task A_file_that_is_not_there_or_empty_is_said()
    {
        Assert.Equal(2, (await Reloc.Run(shared.Running.Address, "import", Path.Combine(folder.Path, "none.csv"))).ExitCode);
        Assert.Equal(2, (await Import("")).ExitCode);
    }

    [Fact]
    public async Task The_standard_input_is_a_file_too()
    {
        var result = await Reloc.RunWith(Encoding.UTF8.GetBytes($"{CsvLine.Header}\n{Good()}\n"), shared.Running.Address, "import", "-", "-o", "json");

        Assert.Equal((0, 1), (result.ExitCode, result.Count("imported")));
    }

    [Fact]
    public async Task Each_bad_line_is_told_with_its_number_and_what_is_wrong()
    {
        var twin = Good();
        (CsvLine Line, string Column)[] bad =
        [
            (Good() with { Siren = "012345675" }, "siren"), (Good() with { Siren = "" }, "siren"), (Good() with { Company = "" }, "company"),
            (Good() with { Department = "" }, "department"), (Good() with { Source = "" }, "source"), (Good() with { Source = "presse" }, "source"),
            (Good() with { Jobs = "" }, "announcedJobs"), (Good() with { Jobs = "1.5" }, "announcedJobs"), (Good() with { Jobs = "99999999999" }, "announcedJobs"),
            (Good() with { Euros = "" }, "announcedInvestmentEuros"), (Good() with { Euros = "1e6" }, "announcedInvestmentEuros"), (Good() with { Euros = "0.001" }, "announcedInvestmentEuros"),
            (Good() with { Euros = "99999999999999" }, "announcedInvestmentEuros"), (Good() with { Day = "" }, "effectiveAt"), (Good() with { Day = "2022-13-01" }, "effectiveAt"),
            (Good() with { Day = "2027-01-01" }, "effectiveAt"), (Good() with { ExternalId = new string('1', 61) }, "externalId"),
        ];

        var result = await Import(string.Join('\n', [CsvLine.Header, twin.ToString(), .. bad.Select(b => b.Line.ToString()), "too,few,cells", (twin with { Jobs = "3" }).ToString()]));

        Assert.Equal((3, 1), (result.ExitCode, result.Count("imported")));
        Assert.Equal([.. bad.Select((b, i) => (i + 3, b.Column)), (20, ""), (21, "GUARDS_NOT_MET")], Refusals(result));
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_is_told_where_it_begins()
    {
        var result = await Import($"{CsvLine.Header}\n{Good()}\n{Good() with { Company = "\"Dupont" }}\n{Good()}\n");

        Assert.Equal((3, 1, 1), (result.ExitCode, result.Count("imported"), result.Count("refused")));
        Assert.Equal([(3, "")], Refusals(result));
    }

    [Fact]
    public async Task A_line_in_another_encoding_is_refused_and_not_written_with_wrong_letters()
    {
        byte[] latin = [.. Encoding.UTF8.GetBytes(CsvLine.Header + "\n"), .. Encoding.Latin1.GetBytes($"{Good() with { Company = "Électronique" }}\n"), .. Encoding.UTF8.GetBytes($"{Good()}\n")];

        var result = await Import(latin);

        Assert.Equal((3, 1), (result.ExitCode, result.Count("imported")));
        Assert.Contains("UTF-8", result.Json.GetProperty("refusals")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_lines_are_written_to_a_file_that_can_be_corrected_and_imported_again()
    {
        var bad = Good() with { Company = "=Formule", Department = "75" };
        var report = Path.Combine(folder.Path, "report.csv");
        await Import($"{CsvLine.Header}\n{Good()}\n{bad}\n", "--report", report);
        var written = await System.IO.File.ReadAllTextAsync(report);
        Assert.Contains("'=Formule", written, StringComparison.Ordinal);
        Assert.Contains(",3,INVALID_FIELDS,", written, StringComparison.Ordinal);

        var result = await Import(written.Replace(",75,", ",74,", StringComparison.Ordinal), "--report", report);

        Assert.Equal((0, 1, 0), (result.ExitCode, result.Count("imported"), result.Count("refused")));
        Assert.Equal(("=Formule", "74"), ((await Find(bad.Siren)).Company.Name, (await Find(bad.Siren)).Department));
    }

    [Fact]
    public async Task People_get_a_table_and_a_sentence()
    {
        var file = File(Encoding.UTF8.GetBytes($"{CsvLine.Header}\n{Good()}\n{Good() with { Department = "75" }}\n"));

        var result = await Reloc.Run(shared.Running.Address, "import", file);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("department", result.Output, StringComparison.Ordinal);
        Assert.Contains("1\u00A0dossier importé, 1\u00A0ligne refusée", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_renamed_repeated_or_added_to_doubles_nothing()
    {
        CsvLine[] lines = [Good(), Good(), Good()];
        await Import(Text(lines[0], lines[1]));

        var again = await Import(Text(lines[2], lines[0], lines[1]));

        Assert.Equal((0, 1, 0, 2), (again.ExitCode, again.Count("imported"), again.Count("refused"), again.Count("unchanged")));
    }

    [Fact]
    public async Task The_same_line_said_in_other_words_is_the_same()
    {
        var line = Good() with { Source = "foreign_investment", Euros = "1250000" };
        await Import(Text(line));

        var again = await Import(Text(line with { Siren = Spaced(line.Siren), Source = "FOREIGN-INVESTMENT", Euros = "1 250 000.00", Company = " Ateliers d'Essai " }));

        Assert.Equal((0, 1), (again.ExitCode, again.Count("unchanged")));
    }

    [Fact]
    public async Task Two_lines_just_the_same_are_two_requests_and_stay_so()
    {
        var line = Good();
        for (var run = 0; run < 2; run++)
        {
            var result = await Import(Text(line, line));

            Assert.Equal((1, 1), (result.Count(run == 0 ? "imported" : "unchanged"), result.Count("refused")));
            Assert.Equal([(3, "GUARDS_NOT_MET")], Refusals(result));
        }
    }

    [Fact]
    public async Task A_dry_run_tells_the_same_and_writes_nothing()
    {
        var text = Text(Good(), Good() with { Department = "75" }, Good() with { Day = "hier" });
        var before = await shared.Stored();

        var dry = await Import(text, "--dry-run");

        Assert.Equal((3, 0, 1, 2), (dry.ExitCode, dry.Count("imported"), dry.Count("valid"), dry.Count("refused")));
        Assert.Equal(before, await shared.Stored());
        var wet = await Import(text);
        Assert.Equal((1, 2), (wet.Count("imported"), wet.Count("refused")));
        Assert.Equal(Refusals(dry), Refusals(wet));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said()
    {
        var result = await Reloc.Run("http://127.0.0.1:9", "import", File(Encoding.UTF8.GetBytes(Text(Good()))), "-o", "json");

        Assert.Equal((5, 0), (result.ExitCode, result.Count("imported")));
    }

    public void Dispose() => folder.Dispose();

    private CsvLine Good() => new(shared.NewSiren());

    private static string Text(params CsvLine[] lines) => $"{CsvLine.Header}\n{string.Join('\n', (object[])lines)}\n";

    private static byte[] Written(string writing, CsvLine[] lines) => writing switch
    {
        "with a byte order mark" => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text(lines))],
        "with CRLF" => Encoding.UTF8.GetBytes(Text(lines).ReplaceLineEndings("\r\n")),
        "with semicolons" => Encoding.UTF8.GetBytes(Text(lines).Replace(',', ';').Replace("1250000.5", "1250000,5", StringComparison.Ordinal)),
        "all quoted" => Encoding.UTF8.GetBytes("\"" + Text(lines).TrimEnd().Replace(",", "\",\"", StringComparison.Ordinal).Replace("\n", "\"\n\"", StringComparison.Ordinal) + "\"\n"),
        "with empty lines" => Encoding.UTF8.GetBytes(Text(lines).Replace("\n", "\n\n", StringComparison.Ordinal) + ",,,,,,,\n"),
        "without a last line end" => Encoding.UTF8.GetBytes(Text(lines).TrimEnd()),
        "with titles in capitals" => Encoding.UTF8.GetBytes(Text(lines).Replace(CsvLine.Header, CsvLine.Header.ToUpperInvariant(), StringComparison.Ordinal)),
        _ => Encoding.UTF8.GetBytes(Text(lines)),
    };

    private static string Spaced(string siren) => $"{siren[..3]} {siren[3..6]}\u00A0{siren[6..]}";

    private string File(byte[] content)
    {
        var path = Path.Combine(folder.Path, "lines.csv");
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    private Task<RelocResult> Import(string text, params string[] more) => Import(Encoding.UTF8.GetBytes(text), more);

    private Task<RelocResult> Import(byte[] content, params string[] more) => Reloc.Run(shared.Running.Address, ["import", File(content), "-o", "json", .. more]);

    // The lines refused, each with the column that is wrong, or the reason when it is none.
    private static IEnumerable<(int Line, string What)> Refusals(RelocResult result) => result.Json.GetProperty("refusals").EnumerateArray().Select(refusal => (
        refusal.GetProperty("line").GetInt32(),
        refusal.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("field").GetString()!).FirstOrDefault(refusal.GetProperty("reason").GetString()!)));

    private async Task<Project> Find(string siren, bool full = false)
    {
        var found = await shared.Projects(People.Agency).ListProjectsAsync(new()
        {
            Text = siren, View = full ? ProjectView.Full : ProjectView.Basic, Consistency = new Consistency { Strong = true },
        });
        return Assert.Single(found.Projects);
    }
}
