using NodaTime;
using RelocGrains.Domain.Envelopes;
using RelocGrains.Domain.Reference;

namespace RelocGrains.Domain.Projects;

/// <summary>What a decision draws on the plan's envelope: its grants on schemes that the envelope pays, by year and scheme.</summary>
public static class Reservations
{
    /// <summary>For the grants of a decision taken on a day.</summary>
    public static Items<Reservation> Of(FinancingPlan plan, IEnumerable<Grant> grants, LocalDate on) => grants
        .Join(plan.FundingLines, g => g.Line, l => l.Id, (grant, line) => (grant.Amount, line.Scheme))
        .Where(x => PlanReference.Current.SchemeOf(x.Scheme).OnEnvelope)
        .GroupBy(x => x.Scheme, x => x.Amount)
        .OrderBy(g => g.Key.Value, StringComparer.Ordinal)
        .Select(g => new Reservation(EnvelopeId.Of(on.Year, g.Key), g.Total(amount => amount)))
        .ToItems();

    /// <summary>If all that is asked for were granted on a day.</summary>
    public static Items<Reservation> Planned(ProjectState state, LocalDate on) => state.FinancingPlan is { } plan
        ? Of(plan, plan.FundingLines.Where(l => l.IsPublic).Select(l => new Grant(l.Id, l.Amount)), on)
        : default;
}
