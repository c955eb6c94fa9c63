using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Demo;

/// <summary>Which cases there are: as many for each cohort and department as the published numbers of projects ask for.</summary>
internal static class Roster
{
    // Cases that counted at a publication and leave later, by the cohort they come from: interval and department. Others replace them.
    private static readonly (int Cohort, int LeavesIn, string[] Departments)[] Leavers =
    [
        (0, 1, ["69"]), (0, 2, ["38", "01"]), (0, 3, ["69", "42", "26", "63"]), (0, 4, ["69", "38", "74"]),
        (2, 3, ["69", "69", "38", "01", "42", "26", "63", "74"]), (2, 4, ["69", "42", "38", "26"]),
        (3, 4, ["69", "69", "69", "69", "38", "38", "38", "38", "01", "01", "01", "42", "42", "42", "26", "26", "26", "63", "63", "74", "74", "43", "07", "03"]),
    ];

    // Cases that come and go between two publications, so that none ever counted them; and late ones.
    private static readonly (int Cohort, int Count)[] Passing = [(0, 2), (2, 3), (3, 24), (4, 8)];

    private static readonly string[] SecondCohort = ["74", "69", "38", "01", "63"];

    // Cases since the last publication, and cases that are never qualified: still detected, or ended before.
    private const int LateCases = 90;
    private const int StillDetected = 24;

    private static readonly (Outcome Outcome, int Count)[] NeverQualified =
        [(Outcome.OutOfScope, 14), (Outcome.Rejected, 8), (Outcome.Withdrawn, 8), (Outcome.Lost, 6), (Outcome.Merged, 6), (Outcome.None, StillDetected)];

    /// <summary>All cases, without dates and amounts.</summary>
    public static IReadOnlyList<DemoCase> Make()
    {
        var cases = new List<DemoCase>();
        AddCohort(cases, 0, SplitByDepartment(Publications.May2022.Projects));
        AddCohort(cases, 1, SecondCohort.CountBy(d => d).ToDictionary(StringComparer.Ordinal));
        AddCohort(cases, 2, Publications.November2022.ToDictionary(d => d.Code, d => d.Projects - cases.Count(c => c.Department == d.Code && c.CountsAt(2)), StringComparer.Ordinal));
        AddCohort(cases, 3, SplitByDepartment(Publications.November2024.Projects - cases.Count(c => c.CountsAt(3))));
        AddCohort(cases, 4, SplitByDepartment(LateCases));
        foreach (var (cohort, count) in Passing) AddScattered(cases, count, c => c with { Cohort = cohort, LeavesIn = cohort });
        foreach (var (outcome, count) in NeverQualified) AddScattered(cases, count, c => c with { Cohort = DemoCase.Never, Outcome = outcome });
        return [.. cases.Select(WithCompany)];
    }

    private static void AddCohort(List<DemoCase> cases, int cohort, Dictionary<string, int> counts)
    {
        foreach (var (department, count) in counts.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            var leaves = Leavers.Where(l => l.Cohort == cohort).SelectMany(l => l.Departments.Where(d => d == department).Select(_ => (int?)l.LeavesIn)).ToArray();
            var press = cohort == 0 ? PressCase.All.Where(p => p.Department == department).Reverse().ToArray() : [];
            for (var i = 0; i < count; i++)
            {
                var fromEnd = count - 1 - i;
                cases.Add(new DemoCase(cases.Count, cohort, department)
                {
                    LeavesIn = i < leaves.Length ? leaves[i] : null,
                    Press = fromEnd < press.Length ? press[fromEnd] : null,
                });
            }
        }
    }

    private static void AddScattered(List<DemoCase> cases, int count, Func<DemoCase, DemoCase> change)
    {
        var weighed = Publications.November2022.SelectMany(d => Enumerable.Repeat(d.Code, d.Projects)).ToArray();
        for (var i = 0; i < count; i++) cases.Add(change(new DemoCase(cases.Count, 0, new Dice(cases.Count, "department").Pick(weighed))));
    }

    private static Dictionary<string, int> SplitByDepartment(int total)
    {
        var parts = Shares.Split(total, [.. Publications.November2022.Select(d => (long)d.Projects)], 0);
        return Publications.November2022.Zip(parts).ToDictionary(x => x.First.Code, x => (int)x.Second, StringComparer.Ordinal);
    }

    private static DemoCase WithCompany(DemoCase c) =>
        c with { Company = c.Press?.ToCompany(c.Number, c.Dice("company")) ?? DemoNames.CompanyOf(c) };
}
