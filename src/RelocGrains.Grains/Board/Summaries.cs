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
            WaitingFor.Of(state),
            state.StageSince!.Value,
            fold.CreatedAt,
            fold.UpdatedAt);
    }

    /// <summary>Every partner that has to do with a case, once.</summary>
    public static IEnumerable<string> PartnersOf(ProjectState state) => state.Referrals.Select(r => r.To.Value)
        .Concat(state.Opinions.Select(o => o.From.Value))
        .Concat(state.PartnerNumbers.Select(n => n.Partner.Value))
        .Concat(state.Owner is { } owner ? [owner.Partner.Value] : [])
        .Distinct(StringComparer.Ordinal);
}
