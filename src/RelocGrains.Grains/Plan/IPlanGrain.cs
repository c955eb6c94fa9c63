using Orleans.Concurrency;
using RelocGrains.Domain.Figures;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Grains.Plan;

/// <summary>The region's plan, key <see cref="Key"/>. It follows the log and writes nothing.</summary>
[Alias("relocgrains.plan")]
public interface IPlanGrain : IGrainWithStringKey
{
    /// <summary>There is one plan.</summary>
    const string Key = "plan";

    /// <summary>The plan as it stands, as fresh as asked for.</summary>
    [Alias("read")]
    [AlwaysInterleave]
    Task<Immutable<PlanView>> Read(Immutable<Freshness> freshness, CancellationToken ct);
}
