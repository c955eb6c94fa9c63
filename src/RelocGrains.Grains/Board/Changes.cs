using RelocGrains.Domain;
using RelocGrains.Domain.Envelopes;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;

namespace RelocGrains.Grains.Board;

/// <summary>What one event of the log changed for those who follow it: exactly one of its cases.</summary>
/// <param name="Stored">The event.</param>
public abstract record Change(StoredEvent Stored)
{
    /// <summary>Position of the event.</summary>
    public long Position => Stored.Position;

    /// <summary>A case.</summary>
    /// <param name="Before">Its line before; null for a new case.</param>
    /// <param name="Movements">What it moved in the figures.</param>
    public sealed record OfProject(StoredEvent Stored, ProjectSummary? Before, ProjectSummary After, Items<LedgerEntry> Movements) : Change(Stored);

    /// <summary>An envelope.</summary>
    public sealed record OfEnvelope(StoredEvent Stored, EnvelopeId Envelope, Money Committed) : Change(Stored);

    /// <summary>Nothing that anybody follows.</summary>
    public sealed record OfNothing(StoredEvent Stored) : Change(Stored);
}
