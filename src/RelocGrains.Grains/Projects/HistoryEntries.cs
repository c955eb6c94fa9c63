using System.Text;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;

namespace RelocGrains.Grains.Projects;

/// <summary>Stored events as history shows them.</summary>
public static class HistoryEntries
{
    /// <summary>One event, with what it moved in the figures.</summary>
    public static HistoryEntry Of(StoredEvent stored, Items<LedgerEntry> movements) => new(
        stored.Version,
        stored.Position,
        stored.Type,
        Encoding.UTF8.GetString(stored.Body.Span),
        Streams.ReadActor(stored),
        stored.EffectiveOn,
        stored.RecordedAt,
        stored.Request.Id,
        stored.Traceparent,
        Convert.ToHexStringLower(stored.Hash.Span),
        movements);
}
