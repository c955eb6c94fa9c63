namespace RelocGrains.Server.Demo;

/// <summary>Gives each case its investment and its aid, in thousands of euros, so that the sums at the publications are exact.</summary>
internal static class MoneyCalibration
{
    private const long LeastPrivate = 150;
    private const long LeastGrant = 15;

    /// <summary>The cases, in the same order, with their money.</summary>
    public static IReadOnlyList<DemoCase> Apply(IReadOnlyList<DemoCase> cases)
    {
        var amounts = cases.ToDictionary(c => c.Number, Weight);
        Fill([.. cases.Where(c => c.CountsAt(1))], Publications.June2022PrivateThousands, amounts);
        var made = cases.Select(c => c.Cohort == 3 ? c : Forwards(c, amounts[c.Number])).ToList();

        var there = made.Where(c => c.Cohort < 3 && c.CountsAt(3)).Sum(c => StructuredBy(3, c) ? c.Amounts.Private : c.Amounts.Announced);
        Fill([.. made.Where(c => c.Cohort == 3 && c.CountsAt(3))], Publications.November2024PrivateThousands - there, amounts);
        return Grants([.. made.Select(c => c.Cohort == 3 ? Backwards(c, amounts[c.Number]) : c)]);
    }

    private static void Fill(DemoCase[] cases, long total, Dictionary<int, long> amounts)
    {
        var parts = Shares.Split(total, [.. cases.Select(Weight)], LeastPrivate);
        foreach (var (c, part) in cases.Zip(parts)) amounts[c.Number] = part;
    }

    // The plan may differ from what was announced, but not before the second publication, nor where a return changes which one counts.
    private static DemoCase Forwards(DemoCase c, long announced)
    {
        var fixedBy = c.Twist is Twist.ReturnToOriented || StructuredBy(1, c);
        return c with { Amounts = c.Amounts with { Announced = announced, Private = fixedBy ? announced : Revised(c, announced) } };
    }

    // What counts at the fourth publication is known: the other of the two amounts follows.
    private static DemoCase Backwards(DemoCase c, long counted)
    {
        var other = c.Twist is Twist.ReturnToOriented ? counted : Revised(c, counted);
        var (announced, planned) = StructuredBy(3, c) ? (other, counted) : (counted, other);
        return c with { Amounts = c.Amounts with { Announced = announced, Private = planned } };
    }

    // No aid is made up for a company that the press names: it goes its way without.
    private static IReadOnlyList<DemoCase> Grants(IReadOnlyList<DemoCase> cases)
    {
        var counted = cases.Where(c => c.Press is null && c.CountsAt(3) && c.Life.Decided is { } decided && Publications.IntervalOf(decided) <= 3).ToList();
        var parts = Shares.Split(Publications.November2024PublicThousands, [.. counted.Select(GrantWeight)], LeastGrant);
        var exact = counted.Zip(parts).ToDictionary(x => x.First.Number, x => x.Second);
        return [.. cases.Select(c => c with { Amounts = c.Amounts with { Grant = c.Press is null ? exact.GetValueOrDefault(c.Number, LeastGrant + (GrantWeight(c) / 1100)) : 0 } })];
    }

    private static bool StructuredBy(int publication, DemoCase c) => c.Life.Structured is { } day && Publications.IntervalOf(day) <= publication;

    private static long Revised(DemoCase c, long amount) => Math.Max(LeastPrivate, amount * c.Dice("revised").Between(88, 118) / 100);

    private static long Weight(DemoCase c) => Math.Max(LeastPrivate, c.Amounts.AnnouncedJobs * (long)(c.Press is null ? c.Dice("investment").Between(60, 330) : 60));

    private static long GrantWeight(DemoCase c) => c.Amounts.Private * c.Dice("grant").Between(55, 140);
}
