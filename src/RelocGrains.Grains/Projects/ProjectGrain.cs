using NodaTime;
using Orleans.Concurrency;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;
using RelocGrains.Grains.Texts;

namespace RelocGrains.Grains.Projects;

/// <summary>One relocation project: the only writer of its stream. Reads go between the steps of a write and see what is committed.</summary>
public sealed class ProjectGrain : Grain, IProjectGrain
{
    private readonly ProjectId id;
    private readonly ProjectStream stream;
    private readonly CasesAtHand atHand;

    /// <summary>Made by the silo.</summary>
    public ProjectGrain(IEventLog log, NeighbourStreams neighbours, ITextVault texts, IClock clock, CasesAtHand atHand)
    {
        id = Code.Parse<ProjectId>(this.GetPrimaryKeyString());
        stream = new ProjectStream(id, log, neighbours, texts, clock);
        this.atHand = atHand;
    }

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        atHand.Add(id, stream);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        atHand.Remove(id, stream);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Immutable<Answer>> Execute(Immutable<Ask> ask) => (await stream.Execute(ask.Value)).AsImmutable();

    /// <inheritdoc/>
    public async Task<Immutable<Answer>> Read(Immutable<Freshness> freshness) => (await stream.Read(freshness.Value)).AsImmutable();

    /// <inheritdoc/>
    public async Task<Immutable<Answer>> ReadAt(long version) => (await stream.ReadAt(version)).AsImmutable();

    /// <inheritdoc/>
    public async Task<Immutable<Explanation?>> Explain(Stage target, Immutable<Actor> by, Immutable<Freshness> freshness) =>
        (await stream.Explain(target, by.Value, freshness.Value)).AsImmutable();

    /// <inheritdoc/>
    public async Task<Immutable<HistoryPage?>> History(long afterVersion, int max, Immutable<Freshness> freshness) =>
        (await stream.History(afterVersion, max, freshness.Value)).AsImmutable();
}
