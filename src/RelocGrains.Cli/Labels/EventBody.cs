using System.Text.Json;
using RelocGrains.V1;

namespace RelocGrains.Cli.Labels;

/// <summary>
/// The stored JSON of a fact, read leniently: facts are of every age, so what is not there, or is something else, reads as null.
/// </summary>
internal readonly struct EventBody
{
    private readonly JsonElement root;
    private readonly IDictionary<string, string> texts;

    private EventBody(JsonElement root, IDictionary<string, string> texts) => (this.root, this.texts) = (root, texts);

    public static EventBody Of(HistoryEntry entry)
    {
        try
        {
            using var document = JsonDocument.Parse(entry.Body);
            return new EventBody(document.RootElement.Clone(), entry.Texts);
        }
        catch (JsonException)
        {
            return new EventBody(default, entry.Texts);
        }
    }

    /// <summary>A text or number as written.</summary>
    public string? Text(string path) =>
        Find(path) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } value ? value.ToString() : null;

    public string? Jobs(string path) => Number(path) is { } jobs ? Numbers.Jobs(jobs) : null;

    public string? People(string path) =>
        Number(path) is { } people ? Numbers.Count(people, Say("personne", "person"), Say("personnes", "people")) : null;

    public string? Euros(string path) => Number(path) is { } cents ? Numbers.Euros(cents) : null;

    public string? Day(string path) => Text(path) is { } text && Days.TryParse(text, out var day) ? Days.Of(day) : null;

    /// <summary>A word of the contract as people read it.</summary>
    public string? Word<T>(string path, Func<T, string> label) where T : struct, Enum =>
        Text(path) is { } word && Enum.TryParse<T>(word, out var value) ? label(value) : null;

    /// <summary>What somebody typed; null once erased.</summary>
    public string? Typed(string path) => Text(path + ".id") is { } id && texts.TryGetValue(id, out var text) ? Quote(text) : null;

    /// <summary>True or false as one of two phrases.</summary>
    public string? Either(string path, string whenTrue, string? whenFalse) => Find(path)?.ValueKind switch
    {
        JsonValueKind.True => whenTrue,
        JsonValueKind.False => whenFalse,
        _ => null,
    };

    /// <summary>The words of a list as people read them.</summary>
    public string? Words<T>(string path, Func<T, string> label) where T : struct, Enum =>
        Find(path) is { ValueKind: JsonValueKind.Array } list
            ? string.Join(", ", list.EnumerateArray().Select(item => item.ToString()).Select(word => Labelled(word, label)))
            : null;

    /// <summary>The whole numbers of one member in a list, added up.</summary>
    public long? Sum(string path, string member) =>
        Find(path) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Sum(item => Whole(Member(item, member)) ?? 0)
            : null;

    private long? Number(string path) => Whole(Find(path));

    private static long? Whole(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var whole) ? whole : null;

    private static string Labelled<T>(string word, Func<T, string> label) where T : struct, Enum =>
        Enum.TryParse<T>(word, out var value) ? label(value) : word;

    private static JsonElement? Member(JsonElement? owner, string name) =>
        owner is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var member) ? member : null;

    private JsonElement? Find(string path)
    {
        JsonElement? found = root;
        foreach (var name in path.Split('.')) found = Member(found, name);
        return found;
    }
}
