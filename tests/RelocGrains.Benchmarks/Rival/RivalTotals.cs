using RelocGrains.V1;

namespace RelocGrains.Benchmarks.Rival;

/// <summary>What a case adds to the totals of its department: nothing until it is qualified, by the same rules as the server's.</summary>
internal readonly record struct RivalTotals(int Projects, int Jobs, long InvestmentCents)
{
    public bool Move => this != default;

    public static RivalTotals Of(Project project) => project.Stage < Stage.Qualified
        ? default
        : new RivalTotals(1, project.AnnouncedJobs, InvestmentOf(project));

    /// <summary>As announced; from the stage on that needs a financing plan, as planned.</summary>
    public static long InvestmentOf(Project project) => project.Stage >= Stage.Structured
        ? project.FinancingPlan.OwnContributionCents + project.FinancingPlan.PrivateLoansCents
        : project.AnnouncedInvestmentCents;

    public static RivalTotals operator -(RivalTotals one, RivalTotals other) =>
        new(one.Projects - other.Projects, one.Jobs - other.Jobs, one.InvestmentCents - other.InvestmentCents);
}
