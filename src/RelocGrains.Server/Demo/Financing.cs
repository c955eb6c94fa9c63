using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.Domain.Reference;

namespace RelocGrains.Server.Demo;

/// <summary>Financing plans, grants and instalments that add up to the amounts of a case.</summary>
internal static class Financing
{
    /// <summary>A plan that balances, with enough of the company's own money.</summary>
    public static FinancingPlan PlanOf(DemoCase c) => Plan(c, c.Dice("own").Between(40, 70));

    /// <summary>A plan that balances, with too little of the company's own money.</summary>
    public static FinancingPlan WeakPlanOf(DemoCase c) => Plan(c, 18);

    /// <summary>What is decided: each public line as asked for, but for the first, where more was asked for than is given.</summary>
    public static Items<Grant> GrantsOf(DemoCase c) =>
        [.. Schemes(c).Select((line, i) => new Grant(ItemId.After('l', i), Thousands(line.Amount)))];

    /// <summary>Instalments that add up to the grants.</summary>
    public static Items<Instalment> InstalmentsOf(DemoCase c)
    {
        if (c.Amounts.Grant == 0) return [];
        (InstalmentTrigger Trigger, long Weight)[] pattern = c.Twist is Twist.Recovery
            ? [(InstalmentTrigger.Signature, 50), (InstalmentTrigger.SiteOpened, 50)]
            : c.Dice("instalments").Between(1, 100) switch
            {
                <= 30 => [(InstalmentTrigger.JobsVerified, 100)],
                <= 70 => [(InstalmentTrigger.Signature, 40), (InstalmentTrigger.JobsVerified, 60)],
                <= 82 => [(InstalmentTrigger.WorksStarted, 30), (InstalmentTrigger.SiteOpened, 30), (InstalmentTrigger.JobsVerified, 40)],
                _ => [(InstalmentTrigger.Signature, 30), (InstalmentTrigger.JobsVerified, 50), (InstalmentTrigger.MaintenanceOver, 20)],
            };
        var parts = Shares.Split(c.Amounts.Grant, [.. pattern.Select(p => p.Weight)], 1);
        return [.. pattern.Zip(parts, (p, part) => new Instalment(default, Thousands(part), p.Trigger))];
    }

    private static FinancingPlan Plan(DemoCase c, int ownPercent)
    {
        var dice = c.Dice("plan");
        var asked = Schemes(c).Select((line, i) => i == 0 && dice.Chance(12) && line.Scheme != "aide_de_minimis" ? line with { Amount = line.Amount * 108 / 100 } : line).ToList();
        var own = c.Amounts.Private * ownPercent / 100;
        var borrowed = c.Amounts.Private - own;
        var loan = c.Press is null && dice.Chance(30) ? borrowed / 2 : 0;
        if (loan > 0) asked.Add(("pret_bpifrance", loan));
        var total = c.Amounts.Private + asked.Sum(line => line.Amount) - loan;
        return new FinancingPlan(Uses(total), Thousands(own), Thousands(borrowed - loan), [.. asked.Select(line => Line(line.Scheme, line.Amount, total))]);
    }

    private static Items<Use> Uses(long total)
    {
        UseKind[] kinds = [UseKind.Equipment, UseKind.Building, UseKind.Training, UseKind.Research, UseKind.WorkingCapital];
        return [.. kinds.Zip(Shares.Split(total, [52, 28, 5, 6, 9], 1), (kind, part) => new Use(kind, Thousands(part)))];
    }

    private static FundingLine Line(string code, long amount, long total)
    {
        var scheme = PlanReference.Current.SchemeOf(new SchemeCode(code));
        return new FundingLine(new ItemId("l1"), new SchemeCode(code), scheme.Funder, Thousands(total).Percent(80), Thousands(amount), scheme.LegalBasis);
    }

    // Small aid may be de minimis; of a large one the fund, the State or the intercommunality takes a share.
    private static List<(string Scheme, long Amount)> Schemes(DemoCase c)
    {
        var dice = c.Dice("schemes");
        var grant = c.Amounts.Grant;
        if (grant == 0) return [];
        if (grant <= 60 && dice.Chance(50)) return [("aide_de_minimis", grant)];
        var lines = new List<(string, long)>();
        if (grant >= 300 && dice.Chance(60)) lines.Add(("fonds_relocalisation", grant * dice.Between(25, 45) / 100));
        if (grant >= 400 && dice.Chance(20)) lines.Add(("france_2030", grant * dice.Between(15, 25) / 100));
        if (grant >= 80 && dice.Chance(18)) lines.Add(("immobilier_epci", grant * dice.Between(8, 15) / 100));
        return [("pack_relocalisation", grant - lines.Sum(l => l.Item2)), .. lines];
    }

    private static Money Thousands(long thousands) => Money.Euros(thousands * 1000);
}
