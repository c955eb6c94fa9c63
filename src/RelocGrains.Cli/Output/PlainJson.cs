using System.Collections;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Day = Google.Type.Date;

namespace RelocGrains.Cli.Output;

/// <summary>
/// Our own JSON of the contract's messages, for scripts: every field is always there, numbers are numbers, days are
/// <c>2022-11-30</c>, enums are the API's words, and what is absent or unspecified is null.
/// </summary>
internal static class PlainJson
{
    /// <param name="message">What to write.</param>
    /// <param name="leaveOut">Names in the contract of fields that are not written.</param>
    public static JsonObject Of(IMessage message, params string[] leaveOut) =>
        Of(message, field => !leaveOut.Contains(field.Name, StringComparer.Ordinal));

    /// <summary>Only some fields, in the order of the contract.</summary>
    public static JsonObject Only(IMessage message, IReadOnlySet<string> fields) => Of(message, field => fields.Contains(field.Name));

    private static JsonObject Of(IMessage message, Func<FieldDescriptor, bool> written)
    {
        var json = new JsonObject();
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(written))
        {
            json[field.JsonName] = Field(message, field);
        }
        return json;
    }

    private static JsonNode? Field(IMessage message, FieldDescriptor field)
    {
        if (field.HasPresence && !field.Accessor.HasValue(message)) return null;
        var value = field.Accessor.GetValue(message);
        if (field.IsMap) return Map((IDictionary)value);
        return field.IsRepeated
            ? new JsonArray([.. ((IList)value).Cast<object>().Select(item => Value(field, item))])
            : Value(field, value);
    }

    private static JsonNode? Value(FieldDescriptor field, object value) => value switch
    {
        Day day => Days.ToIso(day),
        Timestamp instant => JsonValue.Create(instant.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", null)),
        IMessage nested => Of(nested, _ => true),
        string text => text,
        bool flag => flag,
        int number => number,
        long number => number,
        double number => number,
        System.Enum => ApiWords.Of(field.EnumType, System.Convert.ToInt32(value, null)),
        _ => throw new NotSupportedException($"{field.FullName} is of a type that no field of the contract had yet."),
    };

    private static JsonObject Map(IDictionary entries)
    {
        var json = new JsonObject();
        foreach (DictionaryEntry entry in entries) json[(string)entry.Key] = (string?)entry.Value;
        return json;
    }
}
