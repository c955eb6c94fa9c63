using Orleans.Concurrency;
using RelocGrains.Domain.Figures;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Grains.Departments;

/// <summary>One department, by its code. It follows the log and writes nothing.</summary>
[Alias("relocgrains.department")]
public interface IDepartmentGrain : IGrainWithStringKey
{
    /// <summary>The department as it stands, as fresh as asked for.</summary>
    [Alias("read")]
    [AlwaysInterleave]
    Task<Immutable<DepartmentView>> Read(Immutable<Freshness> freshness, CancellationToken ct);
}
