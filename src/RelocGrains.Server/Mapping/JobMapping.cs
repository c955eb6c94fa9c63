using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Mapping;

/// <summary>Works and jobs of a case: what is proven.</summary>
internal static class JobMapping
{
    /// <summary>Adds works, site opening, statements, and the jobs as they count today.</summary>
    public static void AddJobs(this V1.Project project, ProjectState state)
    {
        project.WorksStartedOn = state.WorksStartedOn.ToWire();
        project.SiteOpenedOn = state.SiteOpenedOn.ToWire();
        project.JobStatements.AddRange(state.JobStatements.Select(ToWire));
        project.Jobs = ToCounts(state.Timeline);
        if (Account.Shortfall(state) is { } shortfall) project.Shortfall = shortfall;
    }

    private static V1.JobStatement ToWire(JobStatement statement) => new()
    {
        Id = statement.Id.Value,
        StatedOn = statement.StatedOn.ToWire(),
        Headcount = statement.Headcount,
        Evidence = statement.Evidence.Value,
        Verification = statement.Verification is { } verification ? ToWire(verification) : null,
    };

    private static V1.Verification ToWire(Verification verification) => new()
    {
        Person = verification.By.Value,
        VerifiedOn = verification.On.ToWire(),
        Headcount = verification.Headcount,
        JobsCreated = verification.JobsCreated,
        Evidence = verification.Evidence.Value,
    };

    // No fact is true later than today, so the last milestone is what counts today.
    private static V1.JobCounts ToCounts(Timeline timeline)
    {
        if (timeline.Milestones.IsEmpty) return new V1.JobCounts();
        var today = timeline.Milestones[^1];
        return new V1.JobCounts
        {
            Announced = (int)today.BalanceOf(Measure.JobsAnnounced),
            Contracted = (int)today.BalanceOf(Measure.JobsContracted),
            Verified = (int)today.BalanceOf(Measure.JobsVerified),
            Maintained = (int)today.BalanceOf(Measure.JobsMaintained),
        };
    }
}
