using System.Text.Json;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.Grains.Board;

namespace RelocGrains.Server.Mapping;

/// <summary>Recorded facts as the history shows them.</summary>
internal static class HistoryMapping
{
    private const string ContactProperty = "contact";

    /// <summary>One fact of a case, its typed texts beside it.</summary>
    public static V1.HistoryEntry ToWire(this HistoryEntry entry, ProjectId project, Texts texts)
    {
        var wire = new V1.HistoryEntry
        {
            Version = entry.Version,
            Position = entry.Position,
            Type = entry.Type,
            Body = entry.Body,
            By = entry.By.ToWire(),
            EffectiveOn = entry.EffectiveOn.ToWire(),
            RecordTime = entry.RecordedAt.ToWire(),
            RequestId = entry.RequestId.ToString(),
            Traceparent = entry.Traceparent ?? "",
            Hash = entry.Hash,
        };
        wire.Movements.AddRange(entry.Movements.Select((movement, i) =>
            new RecordedEntry(entry.Position, i, project, movement, entry.RecordedAt).ToWire()));
        using var body = JsonDocument.Parse(entry.Body);
        foreach (var reference in ReferencesIn(body.RootElement, texts.MaySeeContacts))
        {
            if (texts.Find(reference) is { } text) wire.Texts[reference.Id.ToString()] = text;
        }
        return wire;
    }

    // A reference is an object of exactly an id and a hash, wherever in the event it stands.
    private static IEnumerable<TextRef> ReferencesIn(JsonElement element, bool contacts) => element.ValueKind switch
    {
        JsonValueKind.Object when TryReadReference(element, out var reference) => [reference],
        JsonValueKind.Object => element.EnumerateObject()
            .Where(property => contacts || !property.NameEquals(ContactProperty))
            .SelectMany(property => ReferencesIn(property.Value, contacts)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => ReferencesIn(item, contacts)),
        _ => [],
    };

    private static bool TryReadReference(JsonElement element, out TextRef reference)
    {
        reference = new TextRef(Guid.Empty, "");
        if (element.GetPropertyCount() != 2) return false;
        if (!element.TryGetProperty("hash", out var hash) || hash.ValueKind is not JsonValueKind.String) return false;
        if (!element.TryGetProperty("id", out var id) || id.ValueKind is not JsonValueKind.String || !id.TryGetGuid(out var guid)) return false;
        reference = new TextRef(guid, hash.GetString()!);
        return true;
    }
}
