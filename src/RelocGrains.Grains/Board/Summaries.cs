using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.Grains.Projects;

namespace RelocGrains.Grains.Board;

/// <summary>The line of a list that a case makes.</summary>
internal static class Summaries
{
    public static ProjectSummary Of(ProjectFold fold)
    {
        var state = fold.State;
        return new ProjectSummary(
            state.Id,
            state.Version,
            state.Stage,
            state.Status,
            state.Outcome,
            state.Company!,
            state.Department,
            state.Commune,
            state.AnnouncedJobs,
            state.AnnouncedInvestment,
            state.Owner,
            state.PartnerNumbers,
            PartnersOf(state),
            WaitingFor.Of(state),
            state.StageSince!.Value,
            fold.CreatedAt,
            fold.UpdatedAt);
    }

    // Every partner that has to do with the case, once.
    private static Items<PartnerId> PartnersOf(ProjectState state) => state.Referrals.Select(r => r.To)
        .Concat(state.Opinions.Select(o => o.From))
        .Concat(state.PartnerNumbers.Select(n => n.Partner))
        .Concat(state.Owner is { } owner ? [owner.Partner] : [])
        .Distinct()
        .ToItems();
}
