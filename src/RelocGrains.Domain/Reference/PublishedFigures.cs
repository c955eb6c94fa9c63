using System.Text.Json;
using NodaTime;
using RelocGrains.Domain.Json;

namespace RelocGrains.Domain.Reference;

/// <summary>What was published of the plan, in its own words: reports print it beside the exact values. Part of this assembly.</summary>
public sealed record PublishedFigures(Items<Publication> Publications)
{
    /// <summary>All that this build knows to have been published.</summary>
    public static PublishedFigures Current { get; } = Load();

    /// <summary>What was published on a day, or null.</summary>
    public Publication? Of(LocalDate day) => Publications.FirstOrDefault(publication => publication.On == day);

    private static PublishedFigures Load()
    {
        using var stream = typeof(PublishedFigures).Assembly.GetManifestResourceStream("RelocGrains.Domain.Reference.published.json")!;
        return JsonSerializer.Deserialize<PublishedFigures>(stream, DomainJson.Options)!;
    }
}

/// <summary>The figures of one day of publication; what was not published that day is null.</summary>
public sealed record Publication(
    LocalDate On,
    PublishedFigure? Projects,
    PublishedFigure? Jobs,
    PublishedFigure? PublicFundingEuros,
    PublishedFigure? PrivateInvestmentEuros,
    PublishedFigure? NetSiteOpenings,
    Items<DepartmentPublication> Departments)
{
    private const long CentsPerEuro = 100;

    /// <summary>Those that a report has an exact value for, named and in the unit of that value.</summary>
    public IEnumerable<NamedFigure> Figures => new (string Name, PublishedFigure? Figure, long Unit)[]
    {
        ("projects", Projects, 1),
        ("jobs", Jobs, 1),
        ("private_investment_cents", PrivateInvestmentEuros, CentsPerEuro),
        ("public_funding_cents", PublicFundingEuros, CentsPerEuro),
    }
    .Where(named => named.Figure is not null)
    .Select(named => new NamedFigure(named.Name, named.Figure!.Value * named.Unit, named.Figure.Wording, named.Figure.Qualifier));

    /// <summary>Those of one department; none when no table was published that day.</summary>
    public IEnumerable<NamedFigure> FiguresOf(DepartmentCode department) => Departments
        .Where(row => row.Department == department)
        .SelectMany(row => new[]
        {
            new NamedFigure("projects", row.Projects, row.Projects.ToString(System.Globalization.CultureInfo.InvariantCulture), Qualifier.Exact),
            new NamedFigure("jobs", row.Jobs.Value, row.Jobs.Wording, row.Jobs.Qualifier),
        });
}

/// <summary>A row of a table by department.</summary>
public sealed record DepartmentPublication(DepartmentCode Department, long Projects, PublishedFigure Jobs);

/// <summary>One figure as it was published.</summary>
/// <param name="Wording">The words, in French.</param>
/// <param name="Demo">The exact value that the demo data gives, where the words leave it open.</param>
/// <param name="Sense">In which sense the press used the word "jobs", where it said so.</param>
public sealed record PublishedFigure(long Value, string Wording, Qualifier Qualifier, long? Demo, string? Sense);

/// <summary>A published figure beside the name of the exact one.</summary>
/// <param name="Name">Such as <c>private_investment_cents</c>.</param>
/// <param name="Value">In the unit of that name.</param>
public sealed record NamedFigure(string Name, long Value, string Wording, Qualifier Qualifier);

/// <summary>How a published figure relates to the exact value it was published for.</summary>
public enum Qualifier
{
    /// <summary>The exact value.</summary>
    Exact = 1,

    /// <summary>"Près de": the exact value is somewhat below.</summary>
    Nearly = 2,

    /// <summary>"Plus de": the exact value is above.</summary>
    Above = 3,

    /// <summary>"Environ": the exact value is near, on either side.</summary>
    About = 4,
}
