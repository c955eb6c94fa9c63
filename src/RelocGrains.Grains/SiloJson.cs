using System.Text.Json;
using System.Text.Json.Serialization;
using RelocGrains.Domain.Json;

namespace RelocGrains.Grains;

/// <summary>
/// How domain values cross from silo to silo: in the shapes of <see cref="DomainJson"/>. Orleans names a value by its own type, and a case
/// of a union is read by its union, so each root goes through here.
/// </summary>
internal static class SiloJson
{
    public static JsonSerializerOptions Options { get; } = new() { Converters = { new Roots() } };

    /// <summary>True for what crosses in this way.</summary>
    public static bool IsOurs(Type type) => type.Namespace?.StartsWith("RelocGrains.Domain", StringComparison.Ordinal) == true;

    private sealed class Roots : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => IsOurs(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Root<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class Root<T> : JsonConverter<T>
    {
        // A case of a union is told by its union's name for it.
        private static readonly Type Told = typeof(T) is { IsSealed: true, BaseType: { IsAbstract: true } union } && union != typeof(ValueType) ? union : typeof(T);

        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (T?)JsonSerializer.Deserialize(ref reader, Told, DomainJson.Options);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, Told, DomainJson.Options);
    }
}
