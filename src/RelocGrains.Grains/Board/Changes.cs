using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Envelopes;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Grains.Board;

/// <summary>What one event of the log changed for those who follow it: exactly one of its cases.</summary>
/// <param name="Position">Position of the event.</param>
public abstract record Change(long Position)
{
    /// <summary>A case.</summary>
    /// <param name="Before">Its line before; null for a new case.</param>
    /// <param name="Movements">What it moved in the figures.</param>
    public sealed record OfProject(long Position, ProjectSummary? Before, ProjectSummary After, Items<LedgerEntry> Movements, Instant RecordedAt)
        : Change(Position);

    /// <summary>An envelope.</summary>
    public sealed record OfEnvelope(long Position, EnvelopeId Envelope, Money Committed) : Change(Position);

    /// <summary>Nothing that anybody follows.</summary>
    public sealed record OfNothing(long Position) : Change(Position);
}
