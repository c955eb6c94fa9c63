using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Day = Google.Type.Date;

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
    };

    private readonly List<string> problems = [];

    private FactsShape() { }

    public static JsonObject Fit(JsonObject facts, MessageDescriptor request, string source)
    {
        var shape = new FactsShape();
        var fitted = shape.Message(facts, request, path: "");
        if (shape.problems.Count == 0) return fitted;
        throw new UsageException(string.Join("\n  ", shape.problems.Prepend($"{source} ne convient pas à {request.Name} :")));
    }

    /// <summary>The fields that a file of facts may give, such as <c>agreement, effective_on</c>.</summary>
    public static IEnumerable<FieldDescriptor> KnownFields(MessageDescriptor message) =>
        message.Fields.InDeclarationOrder().Where(field => !IsGivenByOption(message, field));

    private JsonObject Message(JsonObject facts, MessageDescriptor type, string path)
    {
        var fitted = new JsonObject();
        foreach (var (name, value) in facts)
        {
            var field = type.Fields.InDeclarationOrder().FirstOrDefault(known => known.Name == name || known.JsonName == name);
            if (field is null) problems.Add($"{path}{name} : champ inconnu ; connus : {Names(type)}");
            else if (IsGivenByOption(type, field)) problems.Add($"{path}{name} : se donne par {GivenByOptions[field.Name]}");
            else fitted[field.JsonName] = Field(value, field, path + field.JsonName);
        }
        return fitted;
    }

    private JsonNode? Field(JsonNode? value, FieldDescriptor field, string path)
    {
        if (!field.IsRepeated) return Value(value, field, path);
        if (value is not JsonArray items) return value?.DeepClone();
        return new JsonArray([.. items.Select((item, index) => Value(item, field, $"{path}[{index}]"))]);
    }

    private JsonNode? Value(JsonNode? value, FieldDescriptor field, string path) => value switch
    {
        JsonObject nested when field.FieldType is FieldType.Message => Message(nested, field.MessageType, path + "."),
        JsonValue text when text.GetValueKind() is JsonValueKind.String && field.FieldType is FieldType.Enum => Word(text, field.EnumType, path),
        JsonValue text when text.GetValueKind() is JsonValueKind.String && IsDay(field) => DayOf(text, path),
        _ => value?.DeepClone(),
    };

    private JsonNode? Word(JsonValue text, EnumDescriptor type, string path)
    {
        var name = ApiWords.FullName(type, text.GetValue<string>());
        if (name is null) problems.Add($"{path} : « {text} » n'est pas l'un de {string.Join(", ", ApiWords.All(type))}");
        return name;
    }

    private JsonNode? DayOf(JsonValue text, string path)
    {
        if (Days.TryParse(text.GetValue<string>(), out var day)) return new JsonObject { ["year"] = day.Year, ["month"] = day.Month, ["day"] = day.Day };
        problems.Add($"{path} : « {text} » n'est pas un jour tel que 2022-11-30");
        return null;
    }

    private static bool IsDay(FieldDescriptor field) => field.FieldType is FieldType.Message && field.MessageType.FullName == Day.Descriptor.FullName;

    private static bool IsGivenByOption(MessageDescriptor type, FieldDescriptor field) =>
        GivenByOptions.ContainsKey(field.Name) && type.Name.EndsWith("Request", StringComparison.Ordinal);

    private static string Names(MessageDescriptor type) => string.Join(", ", KnownFields(type).Select(field => field.Name));
}
