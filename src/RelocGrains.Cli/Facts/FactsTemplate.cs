using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;

namespace RelocGrains.Cli.Facts;

/// <summary>Makes a file of facts to fill in: every field that may be given, with a value that shows its form.</summary>
internal static class FactsTemplate
{
    private const string SomeDay = "2026-01-31";

    // Whoever fills in all fields has no parts to name.
    public static JsonObject Of(MessageDescriptor request) => Fields(FactsShape.FactsOf(request).Where(field => !FactsTypes.IsMask(field)));

    private static JsonObject Fields(IEnumerable<FieldDescriptor> fields)
    {
        var template = new JsonObject();
        foreach (var field in fields.Where(field => !IsGivenByTheCase(field)))
        {
            template[field.Name] = field.IsRepeated ? new JsonArray(Example(field)) : Example(field);
        }
        return template;
    }

    private static JsonNode? Example(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message when FactsTypes.IsDay(field) => SomeDay,
        FieldType.Message => Fields(field.MessageType.Fields.InDeclarationOrder()),
        FieldType.Enum => string.Join('|', ApiWords.All(field.EnumType)),
        FieldType.Bool => false,
        FieldType.String => "",
        _ => 0,
    };

    private static bool IsGivenByTheCase(FieldDescriptor field) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Contains(FieldBehavior.OutputOnly) ?? false;
}
