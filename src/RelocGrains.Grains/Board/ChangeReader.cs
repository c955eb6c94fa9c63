using RelocGrains.Domain;
using RelocGrains.Domain.Envelopes;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;
using RelocGrains.Grains.Projects;

namespace RelocGrains.Grains.Board;

/// <summary>A change together with the case's states around it, for the board's rows.</summary>
/// <param name="Before">Null for a new case, and for what is no case.</param>
/// <param name="State">The case after the event; null for what is no case.</param>
internal sealed record FollowedEvent(StoredEvent Stored, Change Change, ProjectState? Before, ProjectState? State);

/// <summary>
/// Turns the log's events into changes, in order. It remembers the cases it met last; one it does not remember is folded from its
/// stream up to the event before.
/// </summary>
internal sealed class ChangeReader(IEventLog log)
{
    // A folded case is a few kilobytes: this many stay well below a hundred megabytes.
    private const int MaxRemembered = 10_000;

    private readonly Dictionary<ProjectId, ProjectFold> cases = [];
    private readonly Dictionary<EnvelopeId, EnvelopeState> envelopes = [];

    public async Task<FollowedEvent> Read(StoredEvent stored, CancellationToken ct)
    {
        if (StreamNames.IsProject(stored.Stream, out var project)) return await ReadCase(project, stored, ct);
        if (StreamNames.IsEnvelope(stored.Stream, out var envelope)) return await ReadEnvelope(envelope, stored, ct);
        return new FollowedEvent(stored, new Change.OfNothing(stored.Position), null, null);
    }

    /// <summary>Forgets everything, after a failure between reading and writing.</summary>
    public void Forget()
    {
        cases.Clear();
        envelopes.Clear();
    }

    private async Task<FollowedEvent> ReadCase(ProjectId id, StoredEvent stored, CancellationToken ct)
    {
        var before = cases.TryGetValue(id, out var known) ? known : ProjectFold.Empty(id);
        if (before.State.Version < stored.Version - 1) before = await FoldBefore(id, stored, before, ct);
        var after = before.Add(stored);
        if (cases.Count >= MaxRemembered) cases.Clear();
        cases[id] = after;
        var change = new Change.OfProject(
            stored.Position,
            before.State.Version == 0 ? null : Summaries.Of(before),
            Summaries.Of(after),
            after.State.Timeline.MovementsSince(before.State.Timeline),
            stored.RecordedAt);
        return new FollowedEvent(stored, change, before.State.Version == 0 ? null : before.State, after.State);
    }

    private async Task<ProjectFold> FoldBefore(ProjectId id, StoredEvent stored, ProjectFold fold, CancellationToken ct)
    {
        await foreach (var earlier in log.After(StreamNames.Of(id), fold.State.Version, ct))
        {
            if (earlier.Version >= stored.Version) break;
            fold = fold.Add(earlier);
        }
        return fold;
    }

    private async Task<FollowedEvent> ReadEnvelope(EnvelopeId id, StoredEvent stored, CancellationToken ct)
    {
        var state = envelopes.TryGetValue(id, out var known) ? known : EnvelopeState.Empty(id);
        await foreach (var next in log.After(StreamNames.Of(id), state.Version, ct))
        {
            if (next.Version > stored.Version) break;
            state = state.Evolve(Streams.Read<EnvelopeEvent>(next), next.Version);
        }
        envelopes[id] = state;
        return new FollowedEvent(stored, new Change.OfEnvelope(stored.Position, id, state.Committed), null, null);
    }
}
