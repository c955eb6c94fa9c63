using RelocGrains.Domain.Envelopes;
using RelocGrains.Domain.Json;
using RelocGrains.Domain.Undertakings;

namespace RelocGrains.Domain.Tests.Kit;

/// <summary>
/// Streams as a store would keep them: a decision folds its neighbours, and what it accepts is appended to all streams at once.
/// Every event goes through the codec on its way in, so that what is folded is what would have been read back.
/// </summary>
public sealed class World
{
    private readonly Dictionary<ProjectId, ProjectState> projects = [];
    private readonly Dictionary<ProjectId, List<Recorded<ProjectEvent>>> histories = [];
    private readonly Dictionary<string, UndertakingState> undertakings = new(StringComparer.Ordinal);
    private readonly Dictionary<EnvelopeId, EnvelopeState> envelopes = [];

    /// <summary>The world's today: later than any day the specs speak of.</summary>
    public static LocalDate Today { get; } = new(2036, 1, 4);

    public IEnumerable<ProjectState> Projects => projects.Values;

    public IEnumerable<UndertakingState> Undertakings => undertakings.Values;

    public IEnumerable<EnvelopeState> Envelopes => envelopes.Values;

    /// <summary>The case as it stands; one that knows its id and nothing else when there is none.</summary>
    public ProjectState Project(ProjectId id) => projects.GetValueOrDefault(id) ?? ProjectState.Empty with { Id = id };

    public IReadOnlyList<Recorded<ProjectEvent>> History(ProjectId id) => histories.GetValueOrDefault(id) ?? [];

    public UndertakingState Undertaking(string id) => undertakings.GetValueOrDefault(id) ?? UndertakingState.Empty(id);

    public EnvelopeState Envelope(EnvelopeId id) => envelopes.GetValueOrDefault(id) ?? EnvelopeState.Empty(id);

    /// <summary>What the command comes to; nothing is appended.</summary>
    public Decision<ProjectEvent> Decide(ProjectId id, Act act)
    {
        var state = Project(id);
        var context = act.Context;
        return ProjectDecider.Decide(act.Command, state, context, Read(ProjectDecider.NeighboursOf(act.Command, state, context)));
    }

    public Items<UnmetGuard> Explain(ProjectId id, Stage target, Actor by, LocalDate on)
    {
        var context = new DecisionContext(by, on);
        return ProjectDecider.Explain(target, Project(id), context, Read(ProjectDecider.NeighboursOfExplanation(Project(id), context)));
    }

    /// <summary>Decides and appends what is accepted.</summary>
    public Decision<ProjectEvent> Execute(ProjectId id, Act act)
    {
        var decision = Decide(id, act);
        if (decision is Decision<ProjectEvent>.Accepted accepted) Append(id, act, accepted);
        return decision;
    }

    private void Append(ProjectId id, Act act, Decision<ProjectEvent>.Accepted accepted)
    {
        foreach (var e in accepted.Events)
        {
            var state = Project(id);
            var recorded = new Recorded<ProjectEvent>(Reread(e), act.By, act.On, Instant.FromUtc(2022, 1, 1, 0, 0), state.Version + 1);
            projects[id] = ProjectEvolution.Evolve(state, recorded);
            if (!histories.TryGetValue(id, out var history)) histories[id] = history = [];
            history.Add(recorded);
        }
        foreach (var beside in accepted.Beside) AppendBeside(beside);
    }

    private void AppendBeside(NeighbourEvent beside)
    {
        switch (beside)
        {
            case NeighbourEvent.OfUndertaking u:
                var undertaking = Undertaking(u.Id);
                undertakings[u.Id] = undertaking.Evolve(Reread(u.Event), undertaking.Version + 1);
                break;
            case NeighbourEvent.OfEnvelope v:
                var envelope = Envelope(v.Id);
                envelopes[v.Id] = envelope.Evolve(Reread(v.Event), envelope.Version + 1);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(beside));
        }
    }

    private Neighbours Read(NeighbourKeys keys) => new(
        keys.Undertaking is { } id ? Undertaking(id) : null,
        keys.Envelopes.Select(Envelope).ToItems());

    // The codec is part of the way from a decision to a state: an event that does not survive it is a bug of the event.
    private static TEvent Reread<TEvent>(TEvent e) where TEvent : class
    {
        var body = EventCodec<TEvent>.Encode(e);
        var read = EventCodec<TEvent>.Decode(EventCodec<TEvent>.NameOf(e), body);
        Assert.Equal(e, read);
        Assert.True(EventCodec<TEvent>.Encode(read).AsSpan().SequenceEqual(body), "written again, the same event has other bytes");
        return read;
    }
}

/// <summary>A command with who says it and the day it is true on.</summary>
public sealed record Act(ProjectCommand Command, Actor By, LocalDate On)
{
    public DecisionContext Context => new(By, On);
}
