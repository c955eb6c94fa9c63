using RelocGrains.Domain.Undertakings;

namespace RelocGrains.Domain.Tests.Kit;

/// <summary>Builders with believable defaults: a small company in the Rhône that makes shoes again.</summary>
public static class Cases
{
    public static ProjectId Id { get; } = ProjectId.Of(2022, 42);

    public static ProjectId Other { get; } = ProjectId.Of(2022, 43);

    public static ProjectId Third { get; } = ProjectId.Of(2022, 44);

    public static DepartmentCode Rhone { get; } = new("69");

    public static DepartmentCode Isere { get; } = new("38");

    public static SchemeCode Pack { get; } = new("pack_relocalisation");

    public static SchemeCode Fund { get; } = new("fonds_relocalisation");

    public static SchemeCode Minimis { get; } = new("aide_de_minimis");

    public static SchemeCode Loan { get; } = new("pret_bpifrance");

    /// <summary>Nine digits that begin with 0, so that they are nobody's, and pass Luhn's check.</summary>
    public static Siren Siren(int number)
    {
        var digits = FormattableString.Invariant($"0{number:D7}");
        return Enumerable.Range(0, 10).Select(check => digits + check).Where(text => Domain.Siren.TryParse(text, out _)).Select(Code.Parse<Siren>).Single();
    }

    public static Company Company(int number = 1, CompanySize size = CompanySize.Medium, Siren? group = null) =>
        new("Chaussures du Rhône " + number, Siren(number), null, group, null, size);

    public static string UndertakingId { get; } = UndertakingState.IdOf(Company());

    public static TextRef Text(int number = 1) => new(new Guid(number, 0, 0, new byte[8]), "5e884898da28047151d0e56f8dc62927");

    public static Evidence Proof(string name = "preuve") => new($"documents/{name}.pdf");

    public static PartnerId Partner(string id) => Code.Parse<PartnerId>(id);

    public static ItemId Item(string id) => Code.Parse<ItemId>(id);

    public static ProjectCommand.Detect Detect(
        Company? company = null, DepartmentCode? department = null, ProjectId? linkedTo = null, int jobs = 60, long euros = 2_500_000) =>
        new(company ?? Company(), department ?? Rhone, "Villeurbanne", DetectionSource.Agence, jobs, Money.Euros(euros), linkedTo, Text(9));

    public static Qualification Qualification(bool move = false, bool leasing = false) =>
        new(ProjectKind.ReturnFromAbroad, new FiliereCode("textile"), move, leasing, new Assessment(4, 3, 5, Text(2)));

    public static FundingLine Line(SchemeCode scheme, long euros, long? eligible = null, string id = "l1") =>
        new(Item(id), scheme, "region", Money.Euros(eligible ?? 2_000_000), Money.Euros(euros), "Régime cadre SA.100189");

    /// <summary>Two million of uses: what the lines do not pay is half loan, half the company's own.</summary>
    public static FinancingPlan Plan(params FundingLine[] lines)
    {
        var uses = Money.Euros(2_000_000);
        var rest = uses - lines.Total(l => l.Amount);
        return new FinancingPlan([new Use(UseKind.Equipment, uses)], rest - rest.Percent(50), rest.Percent(50), [.. lines]);
    }

    /// <summary>The usual plan: 400,000 euros of the pack and 100,000 of de minimis aid.</summary>
    public static FinancingPlan Plan() => Plan(Line(Pack, 400_000), Line(Minimis, 100_000, id: "l2"));

    public static Site Site { get; } = new(SiteState.Identified, "Villeurbanne", 4_000);

    public static Items<PlannedJobs> JobPlan { get; } = [new PlannedJobs("Opérateur de piquage", 50, new LocalDate(2023, 6, 30))];

    public static CommitteeOpinion Committee(bool declared = true, params PersonId[] conflicts) =>
        new(new LocalDate(2022, 4, 12), View.Favourable, declared, [.. conflicts]);

    public static Grant Grant(string line, long euros) => new(Item(line), Money.Euros(euros));

    public static ProjectCommand.DecideAid Decide(params Grant[] grants) =>
        new("2022-05-CP-0117", new LocalDate(2022, 5, 2), grants.Length > 0 ? [.. grants] : [Grant("l1", 400_000), Grant("l2", 100_000)], [Text(3)]);

    public static Instalment Instalment(string id, long euros, InstalmentTrigger trigger) => new(Item(id), Money.Euros(euros), trigger);

    /// <summary>50 jobs to be created beside the 10 there are, three years to keep them, 500,000 euros in three instalments.</summary>
    public static Agreement Agreement(params Instalment[] instalments) => new(
        new LocalDate(2022, 6, 1), new LocalDate(2022, 5, 2), 10, 50, new LocalDate(2023, 6, 30), 3,
        instalments.Length > 0 ? [.. instalments] :
        [
            Instalment("i1", 150_000, InstalmentTrigger.Signature),
            Instalment("i2", 150_000, InstalmentTrigger.WorksStarted),
            Instalment("i3", 200_000, InstalmentTrigger.JobsVerified),
        ]);
}
