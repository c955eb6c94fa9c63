using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Demo;

/// <summary>Gives each case its jobs, so that the sums at the publications are exact.</summary>
internal static class JobCalibration
{
    /// <summary>The cases, in the same order, with announced and committed jobs.</summary>
    public static IReadOnlyList<DemoCase> Apply(IReadOnlyList<DemoCase> cases)
    {
        var jobs = cases.ToDictionary(c => c.Number, c => Weight(c) / 10);
        FirstPublication(cases, jobs);
        SecondPublication(cases, jobs);
        ThirdPublication(cases, jobs);
        var made = cases.Select(c => c.Cohort == 3 ? c : With(c, announced: jobs[c.Number])).ToList();
        FourthPublication(made, jobs);
        return [.. made.Select(c => c.Cohort == 3 ? Backwards(c, jobs[c.Number]) : c)];
    }

    private static void FirstPublication(IReadOnlyList<DemoCase> cases, Dictionary<int, long> jobs)
    {
        var departments = Publications.November2022;
        var parts = Shares.Split(Publications.May2022.Jobs, [.. departments.Select(d => (long)d.Jobs)], 1);
        foreach (var (department, part) in departments.Zip(parts))
        {
            Fill([.. cases.Where(c => c.Department == department.Code && c.Cohort == 0 && c.CountsAt(0))], part, jobs);
        }
    }

    private static void SecondPublication(IReadOnlyList<DemoCase> cases, Dictionary<int, long> jobs)
    {
        var there = cases.Where(c => c.Cohort == 0 && c.CountsAt(1)).Sum(c => jobs[c.Number]);
        Fill([.. cases.Where(c => c.Cohort == 1)], Publications.June2022.Jobs - there, jobs);
    }

    private static void ThirdPublication(IReadOnlyList<DemoCase> cases, Dictionary<int, long> jobs)
    {
        foreach (var department in Publications.November2022)
        {
            var there = cases.Where(c => c.Department == department.Code && c.Cohort < 2 && c.CountsAt(2)).Sum(c => jobs[c.Number]);
            Fill([.. cases.Where(c => c.Department == department.Code && c.Cohort == 2 && c.CountsAt(2))], department.Jobs - there, jobs);
        }
    }

    private static void FourthPublication(IReadOnlyList<DemoCase> cases, Dictionary<int, long> jobs)
    {
        var there = cases.Where(c => c.Cohort < 3 && c.CountsAt(3)).Sum(c => SignedBy2024(c) ? c.Amounts.CommittedJobs : c.Amounts.AnnouncedJobs);
        Fill([.. cases.Where(c => c.Cohort == 3 && c.CountsAt(3))], Publications.November2024.Jobs - there, jobs);
    }

    private static void Fill(DemoCase[] cases, long total, Dictionary<int, long> jobs)
    {
        var parts = Shares.Split(total, [.. cases.Select(Weight)], 1);
        foreach (var (c, part) in cases.Zip(parts)) jobs[c.Number] = part;
    }

    // An agreement may commit the company to a few more or fewer jobs than it announced; not before the table of 2022, which is by department.
    private static DemoCase With(DemoCase c, long announced)
    {
        var late = c.Life.Contracted is { } signed && Publications.IntervalOf(signed) >= 3;
        var committed = Math.Max(1, announced + (late ? Difference(c) : 0));
        return c with { Amounts = c.Amounts with { AnnouncedJobs = (int)announced, CommittedJobs = (int)committed } };
    }

    // What counts at the fourth publication is known: the other of the two numbers follows.
    private static DemoCase Backwards(DemoCase c, long counted)
    {
        var (announced, committed) = SignedBy2024(c) ? (Math.Max(1, counted - Difference(c)), counted) : (counted, Math.Max(1, counted + Difference(c)));
        return c with { Amounts = c.Amounts with { AnnouncedJobs = (int)announced, CommittedJobs = (int)committed } };
    }

    private static bool SignedBy2024(DemoCase c) => c.Life.Contracted is { } signed && Publications.IntervalOf(signed) <= 3;

    private static long Difference(DemoCase c) => c.Press is null && c.Dice("difference") is var dice && dice.Chance(18) ? dice.Between(-3, 3) : 0;

    // Ten times the jobs of a case that no total binds.
    private static long Weight(DemoCase c)
    {
        var dice = c.Dice("jobs");
        if (c.Press is not null) return dice.Between(40, 90);
        return c.Company.Company.Size switch
        {
            CompanySize.Small => dice.Between(20, 120),
            CompanySize.Medium => dice.Between(60, 300),
            _ => dice.Between(180, 600),
        };
    }
}
