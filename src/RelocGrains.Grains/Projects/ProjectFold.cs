using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;

namespace RelocGrains.Grains.Projects;

/// <summary>A case folded from its stream, with the parts of the envelope that answers carry.</summary>
/// <param name="Position">Position of the last event folded in.</param>
public sealed record ProjectFold(ProjectState State, Instant CreatedAt, Instant UpdatedAt, long Position)
{
    /// <summary>A case nobody has opened.</summary>
    public static ProjectFold Empty(ProjectId id) => new(ProjectState.Empty with { Id = id }, default, default, 0);

    /// <summary>The fold after one more event; one that is folded in already changes nothing.</summary>
    public ProjectFold Add(StoredEvent stored) => stored.Version <= State.Version ? this : Add(stored, Streams.ReadProject(stored));

    /// <summary>The same for an event that is at hand still, so that its stored bytes need not be read.</summary>
    public ProjectFold Add(StoredEvent stored, ProjectEvent e, Actor by) => stored.Version <= State.Version
        ? this
        : Add(stored, new Recorded<ProjectEvent>(e, by, stored.EffectiveOn, stored.RecordedAt, stored.Version));

    private ProjectFold Add(StoredEvent stored, Recorded<ProjectEvent> recorded)
    {
        if (stored.Version != State.Version + 1) throw new InvalidDataException($"{stored.Stream} goes from version {State.Version} to {stored.Version}.");
        return new ProjectFold(
            ProjectEvolution.Evolve(State, recorded),
            State.Version == 0 ? stored.RecordedAt : CreatedAt,
            stored.RecordedAt,
            stored.Position);
    }

    /// <summary>The case as events would leave it; its version and times stay those of what is recorded.</summary>
    public ProjectFold Foresee(Items<ProjectEvent> events, DecisionContext context) => this with
    {
        State = events.Aggregate(State, (state, e) => ProjectEvolution.Evolve(
            state, new Recorded<ProjectEvent>(e, context.By, context.EffectiveOn, UpdatedAt, State.Version))),
    };

    /// <summary>As an answer that is true at a position.</summary>
    public Answer.Found ToAnswer(long position) => new(State, CreatedAt, UpdatedAt, Math.Max(position, Position));
}
