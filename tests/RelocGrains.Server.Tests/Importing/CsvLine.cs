using System.Globalization;

namespace RelocGrains.Server.Tests.Importing;

/// <summary>A line of a file of detections, good unless something is changed.</summary>
public sealed record CsvLine(string Siren)
{
    public const string Header = "externalId,company,siren,department,source,announcedJobs,announcedInvestmentEuros,effectiveAt";

    public string ExternalId { get; init; } = "";

    public string Company { get; init; } = "Ateliers d'Essai";

    public string Department { get; init; } = "69";

    public string Source { get; init; } = "club";

    public string Jobs { get; init; } = "25";

    public string Euros { get; init; } = "1250000";

    public string Day { get; init; } = "2022-05-10";

    /// <summary>The cells in the order of the header.</summary>
    public IReadOnlyList<string> Cells => [ExternalId, Company, Siren, Department, Source, Jobs, Euros, Day];

    public override string ToString() => string.Join(',', Cells);
}

/// <summary>
/// Makes files of detections of companies that do not exist: the same numbers make the same file. Bad lines stand everywhere in it, of every
/// kind in turn, each with the column that is wrong.
/// </summary>
public static class CsvFiles
{
    private static readonly string[] Departments = ["01", "03", "07", "15", "26", "38", "42", "43", "63", "69", "73", "74"];
    private static readonly string[] Sources = ["agence", "club", "foreign_investment", "web", "partner", "bpifrance", "CCIR", "Foreign-Investment"];

    private static readonly (string Column, Func<CsvLine, CsvLine> Spoil)[] Kinds =
    [
        ("siren", line => line with { Siren = line.Siren[..8] + (char)('0' + ((line.Siren[8] - '0' + 1) % 10)) }),
        ("department", line => line with { Department = "75" }),
        ("effectiveAt", line => line with { Day = "10/05/2022" }),
        ("announcedJobs", line => line with { Jobs = "beaucoup" }),
        ("source", line => line with { Source = "presse" }),
        ("announcedInvestmentEuros", line => line with { Euros = "1,250,000" }),
        ("company", line => line with { Company = "" }),
        ("effectiveAt", line => line with { Day = "2021-12-16" }),
        ("announcedJobs", line => line with { Jobs = "-1" }),
        ("announcedInvestmentEuros", line => line with { Euros = "1250000.005" }),
        ("effectiveAt", line => line with { Day = "2022-02-30" }),
        ("siren", line => line with { Siren = "" }),
        ("externalId", line => line with { ExternalId = new string('9', 61) }),
    ];

    /// <summary>A good line of a company.</summary>
    public static CsvLine Line(int company) => new(Sirens.Of(company))
    {
        ExternalId = string.Create(CultureInfo.InvariantCulture, $"DOS-{company:D6}"),
        Company = string.Create(CultureInfo.InvariantCulture, $"Société d'Étude n° {company}"),
        Department = Departments[company % Departments.Length],
        Source = Sources[company % Sources.Length],
        Jobs = (1 + (company * 7 % 300)).ToString(CultureInfo.InvariantCulture),
        Euros = string.Create(CultureInfo.InvariantCulture, $"{company * 13 % 9_000 * 1_000}.50"),
        Day = string.Create(CultureInfo.InvariantCulture, $"{2022 + (company % 4)}-{1 + (company % 9):D2}-{1 + (company % 28):D2}"),
    };

    /// <summary>Writes a file with the header, and so many lines of which so many are bad; hands out which ones, and the column that is wrong.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> Write(string path, int lines, int bad)
    {
        var wrong = new Dictionary<long, string>();
        await using var file = new StreamWriter(path);
        await file.WriteLineAsync(CsvLine.Header);
        for (var number = 1; number <= lines; number++)
        {
            var line = Line(number);
            // So many of the whole have passed by now: a bad one whenever that number grows.
            if ((long)number * bad / lines > (long)(number - 1) * bad / lines)
            {
                var (column, spoil) = Kinds[wrong.Count % Kinds.Length];
                wrong[number + 1] = column;
                line = spoil(line);
            }
            await file.WriteLineAsync(Quoted(line));
        }
        return wrong;
    }

    private static string Quoted(CsvLine line) =>
        string.Join(',', line.Cells.Select(cell => cell.Contains(',', StringComparison.Ordinal) ? $"\"{cell}\"" : cell));
}
