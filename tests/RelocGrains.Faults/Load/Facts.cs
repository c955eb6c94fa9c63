using System.Text;
using System.Text.Json;
using NodaTime;
using RelocGrains.Domain.Json;
using RelocGrains.Domain.Projects;
using RelocGrains.Faults.History;
using Actor = RelocGrains.Domain.Actor;

namespace RelocGrains.Faults.Load;

/// <summary>Entries of a history or a watch, as the history of a run keeps them.</summary>
internal static class Facts
{
    // Half of the digits tell two hashes apart.
    private const int KeptDigits = 32;

    public static ToldFact Told(string name, V1.HistoryEntry entry) =>
        new(entry.Position, Replies.CaseOf(name), entry.Version, Guid.Parse(entry.RequestId), entry.Hash[..KeptDigits]);

    public static Fact Recorded(string name, V1.HistoryEntry entry) => new(
        entry.Position,
        Replies.CaseOf(name),
        entry.Version,
        EventCodec<ProjectEvent>.Decode(entry.Type, Encoding.UTF8.GetBytes(entry.Body)),
        Guid.Parse(entry.RequestId),
        ActorOf(entry.By),
        new LocalDate(entry.EffectiveOn.Year, entry.EffectiveOn.Month, entry.EffectiveOn.Day),
        Instant.FromDateTimeOffset(entry.RecordTime.ToDateTimeOffset()),
        entry.Hash[..KeptDigits],
        HasItsTexts(entry));

    // A text stands in the event as an object of an id and a hash.
    private static bool HasItsTexts(V1.HistoryEntry entry)
    {
        using var body = JsonDocument.Parse(entry.Body);
        return TextsIn(body.RootElement).All(entry.Texts.ContainsKey);
    }

    private static IEnumerable<string> TextsIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("hash", out _) => [element.GetProperty("id").GetString()!],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => TextsIn(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsIn),
        _ => [],
    };

    private static Actor ActorOf(V1.Actor by) => Actor.TryParse($"{by.Person};partner={by.Partner};role={by.Role.ToString().ToLowerInvariant()}", out var actor)
        ? actor
        : throw new InvalidDataException($"Nobody is '{by}'.");
}
