using RelocGrains.Domain;
using RelocGrains.Domain.Envelopes;
using RelocGrains.EventLog;
using RelocGrains.Grains.Projects;

namespace RelocGrains.Grains.Board;

/// <summary>
/// Turns the log's events into changes, in order. It remembers the cases it met last; one it does not remember is folded from its
/// stream up to the event before.
/// </summary>
/// <param name="maxRemembered">How many folded cases it keeps: each is a few kilobytes.</param>
internal sealed class ChangeReader(IEventLog log, int maxRemembered)
{
    private readonly Dictionary<ProjectId, (ProjectFold Fold, ProjectSummary Line)> cases = [];
    private readonly Dictionary<EnvelopeId, EnvelopeState> envelopes = [];

    /// <summary>What an event changed.</summary>
    public async ValueTask<Change> Read(StoredEvent stored, CancellationToken ct)
    {
        if (StreamNames.IsProject(stored.Stream, out var project)) return await ReadCase(project, stored, ct);
        if (StreamNames.IsEnvelope(stored.Stream, out var envelope)) return await ReadEnvelope(envelope, stored, ct);
        return new Change.OfNothing(stored);
    }

    /// <summary>Forgets everything, after a failure between reading and writing.</summary>
    public void Forget()
    {
        cases.Clear();
        envelopes.Clear();
    }

    private async ValueTask<Change> ReadCase(ProjectId id, StoredEvent stored, CancellationToken ct)
    {
        var (fold, line) = cases.TryGetValue(id, out var known) && known.Fold.State.Version == stored.Version - 1
            ? (known.Fold, known.Line)
            : await FoldBefore(id, stored, ct);
        var after = fold.Add(stored);
        var change = new Change.OfProject(stored, line, Summaries.Of(after), after.State.Timeline.MovementsSince(fold.State.Timeline));
        if (cases.Count >= maxRemembered) cases.Clear();
        cases[id] = (after, change.After);
        return change;
    }

    private async ValueTask<(ProjectFold Fold, ProjectSummary? Line)> FoldBefore(ProjectId id, StoredEvent stored, CancellationToken ct)
    {
        var fold = ProjectFold.Empty(id);
        if (stored.Version == 1) return (fold, null);
        await foreach (var earlier in log.After(StreamNames.Of(id), 0, ct))
        {
            if (earlier.Version >= stored.Version) break;
            fold = fold.Add(earlier);
        }
        return (fold, Summaries.Of(fold));
    }

    private async ValueTask<Change> ReadEnvelope(EnvelopeId id, StoredEvent stored, CancellationToken ct)
    {
        var state = envelopes.TryGetValue(id, out var known) ? known : EnvelopeState.Empty(id);
        await foreach (var next in log.After(StreamNames.Of(id), state.Version, ct))
        {
            if (next.Version > stored.Version) break;
            state = state.Evolve(Streams.Read<EnvelopeEvent>(next), next.Version);
        }
        envelopes[id] = state;
        return new Change.OfEnvelope(stored, id, state.Committed);
    }
}
