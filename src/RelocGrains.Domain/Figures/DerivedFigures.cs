using NodaTime;
using RelocGrains.Domain.Reference;

namespace RelocGrains.Domain.Figures;

/// <summary>Ratios of a report's figures, rounded as they are printed. One whose divisor is nothing is null.</summary>
/// <param name="JobsTargetPercent">Jobs in percent of the plan's target, to one decimal.</param>
/// <param name="TimePercent">Days since the adoption in percent of the plan's days, to one decimal.</param>
/// <param name="PublicCentsPerJob">Public money per job, in whole cents.</param>
/// <param name="PrivatePerPublic">Private euros per public euro, to two decimals.</param>
/// <param name="JobsPerMonth">Jobs per month since the adoption, to one decimal.</param>
/// <param name="JobsPerMonthNeeded">Jobs per month from now on that would reach the target, to one decimal.</param>
public sealed record DerivedFigures(
    decimal? JobsTargetPercent,
    decimal? TimePercent,
    decimal? PublicCentsPerJob,
    decimal? PrivatePerPublic,
    decimal? JobsPerMonth,
    decimal? JobsPerMonthNeeded)
{
    // A twelfth of a Julian year: months of equal length, so that a pace does not jump in February.
    private const decimal DaysPerMonth = 30.4375m;

    /// <summary>The ratios of figures that are true on a day.</summary>
    public static DerivedFigures Of(Totals totals, LocalDate on, PlanReference plan)
    {
        var past = Period.DaysBetween(plan.AdoptedOn, on);
        var left = Math.Max(0, Period.DaysBetween(on, plan.EndsOn));
        var missing = Math.Max(0, plan.TargetJobs - totals.Jobs);
        return new DerivedFigures(
            Ratio(totals.Jobs * 100m, plan.TargetJobs, 1),
            Ratio(past * 100m, Period.DaysBetween(plan.AdoptedOn, plan.EndsOn), 1),
            Ratio(totals.PublicFunding.Cents, totals.Jobs, 0),
            Ratio(totals.PrivateInvestment.Cents, totals.PublicFunding.Cents, 2),
            Ratio(totals.Jobs * DaysPerMonth, past, 1),
            Ratio(missing * DaysPerMonth, left, 1));
    }

    private static decimal? Ratio(decimal dividend, long divisor, int decimals) =>
        divisor == 0 ? null : Math.Round(dividend / divisor, decimals, MidpointRounding.AwayFromZero);
}
