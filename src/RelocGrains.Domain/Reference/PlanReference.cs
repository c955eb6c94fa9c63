using System.Text.Json;
using NodaTime;
using RelocGrains.Domain.Json;

namespace RelocGrains.Domain.Reference;

/// <summary>
/// The plan as data: period, targets, partners, departments, schemes, envelope, thresholds and rules with their dates. Read once from
/// <c>plan.json</c>, which is part of this assembly.
/// </summary>
public sealed record PlanReference(
    string Name,
    LocalDate AdoptedOn,
    int Years,
    long TargetJobs,
    Items<Partner> Partners,
    Items<Department> Departments,
    Items<Filiere> Filieres,
    Items<Scheme> Schemes,
    Items<Allotment> Envelope,
    Items<ChecklistDocument> Checklist,
    Items<string> MandatoryOpinions,
    Items<DatedNumber> OwnContributionPercent,
    Items<DatedNumber> LapseMonths,
    Items<DatedNumber> ReferralWorkingDays,
    Items<DatedNumber> OpinionWorkingDays,
    Items<MaintenanceRule> MaintenanceYears,
    Items<DeMinimisRule> DeMinimis,
    Items<IntensityRule> Intensity)
{
    /// <summary>The plan this build knows.</summary>
    public static PlanReference Current { get; } = Load();

    /// <summary>The first day after the plan.</summary>
    public LocalDate EndsOn => AdoptedOn.PlusYears(Years);

    /// <summary>The whole envelope, all years and schemes.</summary>
    public Money TotalEnvelope => Envelope.Total(a => Money.Euros(a.Euros));

    /// <summary>The scheme with this code.</summary>
    public Scheme SchemeOf(SchemeCode code) => Schemes.First(s => string.Equals(s.Code, code.Value, StringComparison.Ordinal));

    /// <summary>What may be committed in one year on one scheme; nothing when the table has no such line.</summary>
    public Money AllottedTo(int year, string scheme) => Envelope
        .Where(a => a.Year == year && string.Equals(a.Scheme, scheme, StringComparison.Ordinal))
        .Total(a => Money.Euros(a.Euros));

    private static PlanReference Load()
    {
        using var stream = typeof(PlanReference).Assembly.GetManifestResourceStream("RelocGrains.Domain.Reference.plan.json")!;
        return JsonSerializer.Deserialize<PlanReference>(stream, DomainJson.Options)!;
    }
}

/// <summary>A partner of the plan and what it is good at.</summary>
/// <param name="Needs">The needs it usually answers.</param>
public sealed record Partner(string Id, string Name, string Speciality, Items<Projects.Need> Needs);

/// <summary>A department of the region.</summary>
public sealed record Department(string Code, string Name);

/// <summary>An industrial sector of excellence.</summary>
public sealed record Filiere(string Code, string Name);

/// <summary>An aid scheme.</summary>
/// <param name="Funder">The institution that pays.</param>
/// <param name="OnEnvelope">True when it draws on the plan's envelope.</param>
/// <param name="Public">True when its money is public.</param>
/// <param name="DeMinimis">True when it counts towards the de minimis ceiling.</param>
/// <param name="LegalBasis">The text it stands on, for checks and deliberations.</param>
public sealed record Scheme(string Code, string Name, string Funder, bool OnEnvelope, bool Public, bool DeMinimis, string LegalBasis);

/// <summary>What may be committed in one year on one scheme, in whole euros.</summary>
public sealed record Allotment(int Year, string Scheme, long Euros);

/// <summary>A document that must be there before a case is examined.</summary>
public sealed record ChecklistDocument(string Code, string Name);

/// <summary>A number in force from a day on.</summary>
public sealed record DatedNumber(LocalDate From, int Value);

/// <summary>How many years jobs must be kept, by size of company.</summary>
public sealed record MaintenanceRule(LocalDate From, int SmeYears, int LargeYears);

/// <summary>The de minimis ceiling of one undertaking.</summary>
/// <param name="Version">Name of the regulation.</param>
/// <param name="Window">Rolling three years, or three fiscal years (calendar years here).</param>
public sealed record DeMinimisRule(LocalDate From, string Version, long CeilingEuros, DeMinimisWindow Window);

/// <summary>Over what time de minimis aid adds up.</summary>
public enum DeMinimisWindow
{
    /// <summary>The year of the decision and the two before.</summary>
    ThreeFiscalYears = 1,

    /// <summary>The three years that end on the day of the decision.</summary>
    RollingThreeYears = 2,
}

/// <summary>The largest share of eligible expense that public money may pay, by size of company.</summary>
public sealed record IntensityRule(LocalDate From, string Version, int SmallPercent, int MediumPercent, int LargePercent);

/// <summary>Looking up dated tables.</summary>
public static class DatedTables
{
    /// <summary>The line in force on a day: the last that began; the first line when none had.</summary>
    public static T On<T>(this Items<T> table, LocalDate day, Func<T, LocalDate> from) =>
        table.OrderBy(from).LastOrDefault(line => from(line) <= day) ?? table.OrderBy(from).First();

    /// <summary>The number in force on a day.</summary>
    public static int On(this Items<DatedNumber> table, LocalDate day) => table.On(day, line => line.From).Value;
}
