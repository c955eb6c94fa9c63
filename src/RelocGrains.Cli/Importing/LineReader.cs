using RelocGrains.Client;
using RelocGrains.V1;

namespace RelocGrains.Cli.Importing;

/// <summary>A line on its way: what it asks for, or why it cannot be asked.</summary>
internal sealed record ImportItem(FileLine Line, ImportProjectsRequest? Request, RelocGrainsError? Refusal);

/// <summary>Turns lines of a file into requests. What a line says is the server's to judge; what cannot be said to it is refused here.</summary>
internal sealed class LineReader(ImportColumns columns, bool validateOnly)
{
    // The G6, as files name them. The agency is a source of its own; a partner that joins is named by the word `partner`.
    private static readonly string[] Partners = ["region", "ccir", "cpme", "medef", "bpifrance"];

    private readonly RequestIds ids = new();

    public ImportItem Read(FileLine line)
    {
        if (line.Broken is { } why) return new ImportItem(line, null, Refusals.OfLine([new("", why)]));
        var wrong = new List<FieldViolation>();
        var project = Project(line, wrong);
        if (line.Cells.Any(cell => cell.Contains('\uFFFD', StringComparison.Ordinal))) wrong.Add(new("", NotUtf8));
        if (wrong.Count > 0) return new ImportItem(line, null, Refusals.OfLine(wrong));
        project.RequestId = ids.Next(project);
        project.ValidateOnly = validateOnly;
        return new ImportItem(line, new ImportProjectsRequest { Line = line.Number, Project = project }, null);
    }

    private CreateProjectRequest Project(FileLine line, List<FieldViolation> wrong) => new()
    {
        PartnerNumber = columns.Value(line, ImportColumns.ExternalId),
        Company = new Company
        {
            Name = columns.Value(line, ImportColumns.Company),
            Siren = Cell.Compact(columns.Value(line, ImportColumns.Siren)),
            Siret = Cell.Compact(columns.Value(line, ImportColumns.Siret)),
            GroupSiren = Cell.Compact(columns.Value(line, ImportColumns.GroupSiren)),
            Size = Read<CompanySize>(line, ImportColumns.Size, wrong, SizeRule, TryReadSize),
        },
        Department = columns.Value(line, ImportColumns.Department),
        Commune = columns.Value(line, ImportColumns.Commune),
        Source = Read<DetectionSource>(line, ImportColumns.Source, wrong, SourceRule, TryReadSource),
        AnnouncedJobs = Read<int>(line, ImportColumns.AnnouncedJobs, wrong, NumberRule, Cell.TryReadNumber),
        AnnouncedInvestmentCents = Read<long>(line, ImportColumns.AnnouncedInvestmentEuros, wrong, EurosRule, Cell.TryReadCents),
        EffectiveOn = Read<Google.Type.Date>(line, ImportColumns.EffectiveAt, wrong, DayRule, Days.TryParse),
        LinkedTo = columns.Value(line, ImportColumns.LinkedTo) is { Length: > 0 } other ? CaseName.ToResource(other) : "",
    };

    private delegate bool Parse<T>(string text, out T value);

    private T Read<T>(FileLine line, string column, List<FieldViolation> wrong, string rule, Parse<T> parse)
    {
        var text = columns.Value(line, column);
        if (!parse(text, out var value)) wrong.Add(new(column, (text.Length == 0 ? Say("manque", "missing") : Quote(Shown(text))) + Colon + rule));
        return value;
    }

    private static bool TryReadSize(string text, out CompanySize size)
    {
        size = CompanySize.Unspecified;
        return text.Length == 0 || ApiWords.TryParse(text, out size);
    }

    private static bool TryReadSource(string text, out DetectionSource source)
    {
        if (ApiWords.TryParse(text, out source)) return true;
        source = DetectionSource.Partner;
        return Partners.Contains(text, StringComparer.OrdinalIgnoreCase);
    }

    // A refusal is read by people: a cell that holds a page would hide what is wrong with it.
    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static string SizeRule => Say("SMALL, MEDIUM, LARGE, ou vide", "SMALL, MEDIUM, LARGE, or empty");

    private static string SourceRule =>
        $"{string.Join(", ", ApiWords.All<DetectionSource>().Keys.Select(word => word.ToLowerInvariant()))}, {string.Join(", ", Partners)}";

    private static string NumberRule => Say("un nombre entier", "a whole number");

    private static string EurosRule => Say("un montant en euros tel que 1250000 ou 1250000,50", "euros such as 1250000 or 1250000.50");

    private static string DayRule => Say("un jour tel que 2022-11-30", "a day such as 2022-11-30");

    private static string NotUtf8 => Say("la ligne n'est pas en UTF-8 : enregistrer le fichier en « CSV UTF-8 »", "the line is not UTF-8: save the file as \"CSV UTF-8\"");
}
