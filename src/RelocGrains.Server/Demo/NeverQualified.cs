using NodaTime;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Demo;

/// <summary>Cases that end before they are qualified, or wait for it: they never count.</summary>
internal static class NeverQualified
{
    /// <summary>The case with its days; a duplicate takes its company from a case of the last cohort but one.</summary>
    public static DemoCase Apply(DemoCase c, IReadOnlyList<DemoCase> others) => c.Outcome switch
    {
        Outcome.None => c with { Life = new Life(Day(c, new LocalDate(2026, 8, 20), 68)) },
        Outcome.Merged => Duplicate(c, others),
        _ => End(c with { Life = new Life(Day(c, new LocalDate(2022, 1, 17), 1690)) }),
    };

    private static DemoCase Duplicate(DemoCase c, IReadOnlyList<DemoCase> others)
    {
        var twins = others
            .Where(o => o is { Cohort: 3, LeavesIn: null, Twist: Twist.None, LastStage: Stage.Closed } && o.Company.Company.Siren is not null)
            .ToList();
        var twin = twins[(c.Number * 29) % twins.Count];
        var detected = DemoDays.Working(twin.Life.Detected.PlusDays(c.Dice("duplicate").Between(12, 45)));
        return End(c with { Twin = twin, Department = twin.Department, Company = twin.Company, Life = new Life(detected) });
    }

    private static DemoCase End(DemoCase c) =>
        c with { Life = c.Life with { Leaves = DemoDays.Working(c.Life.Detected.PlusDays(c.Dice("end").Between(6, 50))) } };

    private static LocalDate Day(DemoCase c, LocalDate from, int days) => DemoDays.Working(from.PlusDays(c.Dice("detected").Between(0, days)));
}
