using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace RelocGrains.Cli.Facts;

/// <summary>
/// Brings facts as people write them into the form that protobuf's parser reads, and finds every name that the request does not know.
/// </summary>
internal sealed class FactsShape
{
    // Given by the command line, which says it once for all verbs.
    private static readonly Dictionary<string, string> GivenByOptions = new(StringComparer.Ordinal)
    {
        ["name"] = "CASE",
        ["request_id"] = "--request-id",
        ["etag"] = "--etag",
        ["validate_only"] = "--dry-run",
    };

    private readonly List<string> problems = [];

    private FactsShape() { }

    public static JsonObject Fit(JsonObject facts, MessageDescriptor request, string source)
    {
        var shape = new FactsShape();
        var fitted = shape.Message(facts, request, path: "");
        if (shape.problems.Count == 0) return fitted;
        throw new UsageException(string.Join("\n  ", shape.problems.Prepend($"{source} {Say("ne convient pas à", "does not fit")} {request.Name}{Colon}".TrimEnd())));
    }

    /// <summary>The facts of a request: its fields without what every request has.</summary>
    public static IEnumerable<FieldDescriptor> FactsOf(MessageDescriptor request) =>
        KnownFields(request).Where(field => field.Name != "effective_on");

    // What a file of facts may give: the effective day too.
    private static IEnumerable<FieldDescriptor> KnownFields(MessageDescriptor message) =>
        message.Fields.InDeclarationOrder().Where(field => !IsGivenByOption(message, field));

    private JsonObject Message(JsonObject facts, MessageDescriptor type, string path)
    {
        var fitted = new JsonObject();
        foreach (var (name, value) in facts)
        {
            var field = type.Fields.InDeclarationOrder().FirstOrDefault(known => known.Name == name || known.JsonName == name);
            if (field is null) problems.Add(path + name + Colon + Say("champ inconnu ; connus : ", "unknown field; known: ") + Names(type));
            else if (IsGivenByOption(type, field)) problems.Add(path + name + Colon + Say("se donne par ", "is given by ") + GivenByOptions[field.Name]);
            else if (fitted.ContainsKey(field.JsonName)) problems.Add(path + name + Colon + Say("donné deux fois", "given twice"));
            else fitted[field.JsonName] = Field(value, field, path + name);
        }
        return fitted;
    }

    private JsonNode? Field(JsonNode? value, FieldDescriptor field, string path)
    {
        if (!field.IsRepeated || value is null) return Value(value, field, path);
        if (value is JsonArray items) return new JsonArray([.. items.Select((item, index) => Value(item, field, $"{path}[{index}]"))]);
        problems.Add(path + Colon + Say("une liste [ … ] est attendue", "a list [ … ] is expected"));
        return null;
    }

    private JsonNode? Value(JsonNode? value, FieldDescriptor field, string path)
    {
        if (FactsTypes.Mismatch(field, value) is { } expected)
        {
            problems.Add(path + Colon + Say("attendu ", "expected ") + expected);
            return null;
        }
        return value switch
        {
            JsonObject nested => Message(nested, field.MessageType, path + "."),
            JsonValue word when field.FieldType is FieldType.Enum => Word(word, field.EnumType, path),
            JsonValue day when FactsTypes.IsDay(field) => DayOf(day, path),
            JsonValue mask when FactsTypes.IsMask(field) => MaskOf(mask),
            _ => value?.DeepClone(),
        };
    }

    private JsonNode? Word(JsonValue text, EnumDescriptor type, string path)
    {
        var name = ApiWords.FullName(type, text.GetValue<string>());
        if (name is null) problems.Add($"{path}{Colon}{Quote($"{text}")} {Say("n'est pas l'un de", "is not one of")} {string.Join(", ", ApiWords.All(type))}");
        return name;
    }

    private JsonNode? DayOf(JsonValue text, string path)
    {
        if (Days.TryParse(text.GetValue<string>(), out var day))
        {
            return new JsonObject { ["year"] = day.Year, ["month"] = day.Month, ["day"] = day.Day };
        }
        problems.Add($"{path}{Colon}{Quote($"{text}")} {Say("n'est pas un jour tel que", "is not a day such as")} 2022-11-30");
        return null;
    }

    // Protobuf's parser takes camelCase alone; the server says which parts there are.
    private static JsonValue MaskOf(JsonValue text)
    {
        var parts = text.GetValue<string>().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return JsonValue.Create(string.Join(',', parts.Select(InCamelCase)));
    }

    private static string InCamelCase(string name) =>
        string.Concat(name.Split('_').Select((word, i) => i == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private static bool IsGivenByOption(MessageDescriptor type, FieldDescriptor field) =>
        GivenByOptions.ContainsKey(field.Name) && type.Name.EndsWith("Request", StringComparison.Ordinal);

    private static string Names(MessageDescriptor type) => string.Join(", ", KnownFields(type).Select(field => field.Name));
}
