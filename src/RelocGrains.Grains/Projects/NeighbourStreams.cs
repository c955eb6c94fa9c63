using System.Collections.Concurrent;
using System.Collections.Immutable;
using RelocGrains.Domain;
using RelocGrains.Domain.Envelopes;
using RelocGrains.Domain.Projects;
using RelocGrains.Domain.Undertakings;
using RelocGrains.EventLog;

namespace RelocGrains.Grains.Projects;

/// <summary>
/// The streams that rules across cases fold: undertakings and envelopes. What is remembered here only saves reading: an append is fenced by
/// the versions that its decision saw.
/// </summary>
public sealed class NeighbourStreams(IEventLog log)
{
    // A region has a few thousand undertakings; past that, forgetting all costs one read each.
    private const int MaxRemembered = 10_000;

    private readonly ConcurrentDictionary<string, UndertakingState> undertakings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<EnvelopeId, EnvelopeState> envelopes = new();

    /// <summary>The named streams as they stand in the store.</summary>
    /// <param name="guess">
    /// True: an undertaking may be as it is remembered, or as if it were new, which most are. What is accepted on a guess is fenced; what is
    /// refused on it, or accepted without recording anything, must be decided again. An envelope is everybody's: it is always read.
    /// </param>
    public async Task<Neighbours> Read(NeighbourKeys keys, bool guess)
    {
        var found = ImmutableArray.CreateBuilder<EnvelopeState>(keys.Envelopes.Count);
        foreach (var id in keys.Envelopes) found.Add(await ReadEnvelope(id));
        var undertaking = keys.Undertaking is not { } key ? null : guess ? Remembered(key) : await ReadUndertaking(key);
        return new Neighbours(undertaking, new Items<EnvelopeState>(found.ToImmutable()));
    }

    /// <summary>Remembers what a decision has added to the undertaking it saw.</summary>
    public void Added(Neighbours seen, Items<NeighbourEvent> events)
    {
        if (seen.Undertaking is not { } undertaking) return;
        foreach (var added in events.OfType<NeighbourEvent.OfUndertaking>()) undertaking = undertaking.Evolve(added.Event, undertaking.Version + 1);
        Remember(undertakings, undertaking.Id, undertaking);
    }

    /// <summary>What an append must add to, or at least find unmoved in, the streams a decision looked at.</summary>
    public static IEnumerable<StreamAppend> ToAppends(Neighbours seen, Items<NeighbourEvent> events, NodaTime.LocalDate effectiveOn)
    {
        if (seen.Undertaking is { } undertaking)
        {
            var added = events.OfType<NeighbourEvent.OfUndertaking>().Select(e => Streams.ToNew(e.Event, effectiveOn));
            yield return new StreamAppend(StreamNames.OfUndertaking(undertaking.Id), undertaking.Version, [.. added]);
        }
        foreach (var envelope in seen.Envelopes)
        {
            var added = events.OfType<NeighbourEvent.OfEnvelope>().Where(e => e.Id == envelope.Id).Select(e => Streams.ToNew(e.Event, effectiveOn));
            yield return new StreamAppend(StreamNames.Of(envelope.Id), envelope.Version, [.. added]);
        }
    }

    private UndertakingState Remembered(string id) => undertakings.TryGetValue(id, out var known) ? known : UndertakingState.Empty(id);

    private async Task<UndertakingState> ReadUndertaking(string id)
    {
        var state = Remembered(id);
        await foreach (var stored in log.After(StreamNames.OfUndertaking(id), state.Version))
        {
            state = state.Evolve(Streams.Read<UndertakingEvent>(stored), stored.Version);
        }
        return Remember(undertakings, id, state);
    }

    private async Task<EnvelopeState> ReadEnvelope(EnvelopeId id)
    {
        var state = envelopes.TryGetValue(id, out var known) ? known : EnvelopeState.Empty(id);
        await foreach (var stored in log.After(StreamNames.Of(id), state.Version))
        {
            state = state.Evolve(Streams.Read<EnvelopeEvent>(stored), stored.Version);
        }
        return Remember(envelopes, id, state);
    }

    private static TState Remember<TKey, TState>(ConcurrentDictionary<TKey, TState> states, TKey key, TState state) where TKey : notnull
    {
        if (states.Count >= MaxRemembered) states.Clear();
        return states[key] = state;
    }
}
