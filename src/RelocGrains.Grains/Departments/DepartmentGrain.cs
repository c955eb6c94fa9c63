using Orleans.Concurrency;
using RelocGrains.Domain;
using RelocGrains.Domain.Figures;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;
using RelocGrains.Grains.Board;

namespace RelocGrains.Grains.Departments;

/// <summary>One department: follows the log, adds up its own.</summary>
public sealed class DepartmentGrain(BoardStore store, BoardRows rows, ChangeFeed feed, IEventLog log) : Grain, IDepartmentGrain
{
    private readonly TallyFollower follower = new(store, rows, feed, log);

    /// <inheritdoc/>
    public async Task<Immutable<DepartmentView>> Read(Immutable<Freshness> freshness, CancellationToken ct)
    {
        var code = Code.Parse<DepartmentCode>(this.GetPrimaryKeyString());
        var tally = await follower.Read(freshness.Value, ct);
        var own = tally.Departments[code.Value];
        return new DepartmentView(code, own.Totals, own.Stages.Values.ToItems(), own.Waiting.Values.SelectMany(w => w).ToItems(), tally.Position).AsImmutable();
    }
}
