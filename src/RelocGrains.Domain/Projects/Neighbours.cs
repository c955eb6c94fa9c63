using RelocGrains.Domain.Envelopes;
using RelocGrains.Domain.Undertakings;

namespace RelocGrains.Domain.Projects;

/// <summary>Which other streams a decision looks at, and is fenced against.</summary>
/// <param name="Undertaking">Id of the undertaking, or null.</param>
public sealed record NeighbourKeys(string? Undertaking, Items<EnvelopeId> Envelopes)
{
    /// <summary>A decision about the case alone.</summary>
    public static NeighbourKeys None { get; } = new(null, default);
}

/// <summary>The other streams as they stand.</summary>
public sealed record Neighbours(UndertakingState? Undertaking, Items<EnvelopeState> Envelopes)
{
    /// <summary>Nothing but the case.</summary>
    public static Neighbours None { get; } = new(null, default);

    /// <summary>The envelope with this id; it was named in the keys.</summary>
    public EnvelopeState Envelope(EnvelopeId id) => Envelopes.First(e => e.Id == id);
}

/// <summary>An event for a stream beside the case, recorded in the same act: exactly one of its cases.</summary>
public abstract record NeighbourEvent
{
    private NeighbourEvent() { }

    /// <summary>For the undertaking.</summary>
    public sealed record OfUndertaking(string Id, UndertakingEvent Event) : NeighbourEvent;

    /// <summary>For an envelope.</summary>
    public sealed record OfEnvelope(EnvelopeId Id, EnvelopeEvent Event) : NeighbourEvent;
}
