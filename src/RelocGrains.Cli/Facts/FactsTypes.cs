using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Day = Google.Type.Date;

namespace RelocGrains.Cli.Facts;

/// <summary>Which JSON value a field of the contract takes.</summary>
internal static class FactsTypes
{
    public static bool IsDay(FieldDescriptor field) =>
        field.FieldType is FieldType.Message && field.MessageType.FullName == Day.Descriptor.FullName;

    /// <summary>True for the list of parts that a request replaces.</summary>
    public static bool IsMask(FieldDescriptor field) =>
        field.FieldType is FieldType.Message && field.MessageType.FullName == FieldMask.Descriptor.FullName;

    /// <summary>What the field takes, when the value is something else; null when it fits. A null counts as absent.</summary>
    public static string? Mismatch(FieldDescriptor field, JsonNode? value) => value is null ? null : field.FieldType switch
    {
        FieldType.Message when IsDay(field) =>
            value is JsonObject || Is(value, JsonValueKind.String) ? null : Say("un jour tel que", "a day such as") + " \"2022-11-30\"",
        FieldType.Message when IsMask(field) =>
            Is(value, JsonValueKind.String) ? null : Say("des noms de champs tels que", "names of fields such as") + " \"uses,funding_lines\"",
        FieldType.Message => value is JsonObject ? null : Say("un objet { … }", "an object { … }"),
        FieldType.String => Is(value, JsonValueKind.String) ? null : Say("un texte entre guillemets", "a text in quotes"),
        FieldType.Enum => Is(value, JsonValueKind.String) ? null : Say("l'un de ", "one of ") + string.Join(", ", ApiWords.All(field.EnumType)),
        FieldType.Bool => Is(value, JsonValueKind.True) || Is(value, JsonValueKind.False) ? null : Say("true ou false", "true or false"),
        FieldType.Int32 => Whole(value) is >= int.MinValue and <= int.MaxValue ? null : Say("un nombre entier", "a whole number"),
        FieldType.Int64 => Whole(value) is not null ? null : Say("un nombre entier", "a whole number"),
        _ => null,
    };

    // Protobuf's own JSON writes 64-bit numbers as texts, so both are read.
    private static long? Whole(JsonNode value) =>
        value is JsonValue number && (number.GetValueKind() is JsonValueKind.Number or JsonValueKind.String)
            && long.TryParse(number.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var whole)
            ? whole
            : null;

    private static bool Is(JsonNode value, JsonValueKind kind) => value.GetValueKind() == kind;
}
