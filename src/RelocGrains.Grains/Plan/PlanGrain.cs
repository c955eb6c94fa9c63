using Orleans.Concurrency;
using RelocGrains.Domain;
using RelocGrains.Domain.Figures;
using RelocGrains.Domain.Projects;
using RelocGrains.Domain.Reference;
using RelocGrains.EventLog;
using RelocGrains.Grains.Board;

namespace RelocGrains.Grains.Plan;

/// <summary>The region's plan: follows the log, adds up all departments and the envelope.</summary>
public sealed class PlanGrain(BoardStore store, BoardRows rows, ChangeFeed feed, IEventLog log) : Grain, IPlanGrain
{
    private readonly TallyFollower follower = new(store, rows, feed, log);

    /// <inheritdoc/>
    public async Task<Immutable<PlanView>> Read(Immutable<Freshness> freshness, CancellationToken ct)
    {
        var tally = await follower.Read(freshness.Value, ct);
        var departments = tally.Departments.Select(d => new DepartmentTotals(new DepartmentCode(d.Key), d.Value.Totals)).ToItems();
        var stages = tally.Departments.Values
            .SelectMany(d => d.Stages.Values)
            .GroupBy(s => s.Stage)
            .Select(g => new StageCount(g.Key, g.Sum(s => s.Live), g.Sum(s => s.Ended)))
            .ToItems();
        var envelope = PlanReference.Current.Envelope
            .Select(a => new EnvelopeLine(a.Year, a.Scheme, Money.Euros(a.Euros), tally.Envelopes.GetValueOrDefault($"{a.Year}-{a.Scheme}")))
            .ToItems();
        return new PlanView(departments.Aggregate(Totals.Zero, (sum, d) => sum + d.Totals), departments, stages, envelope, tally.Position).AsImmutable();
    }
}
