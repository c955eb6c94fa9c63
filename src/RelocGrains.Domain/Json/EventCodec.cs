using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace RelocGrains.Domain.Json;

/// <summary>The name an event is stored under. It never changes; a new shape gets a new name.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>Such as <c>project.qualified.v1</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The fields of the resource that the event changes, for a caller whose etag is stale. Comma separated.</summary>
    public string Changes { get; init; } = "";
}

/// <summary>Turns the events of one aggregate into stored names and bytes, and back.</summary>
/// <typeparam name="TEvent">The union of the aggregate's events.</typeparam>
public static class EventCodec<TEvent> where TEvent : class
{
    private static readonly FrozenDictionary<Type, EventNameAttribute> Names = Unions.CasesOf(typeof(TEvent)).ToFrozenDictionary(
        type => type,
        type => type.GetCustomAttribute<EventNameAttribute>() ?? throw new InvalidOperationException($"{type} has no EventName."));

    private static readonly FrozenDictionary<string, Type> Types = Names.ToFrozenDictionary(pair => pair.Value.Name, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The stored name of an event.</summary>
    public static string NameOf(TEvent e) => Names[e.GetType()].Name;

    /// <summary>True when this aggregate has an event of that name.</summary>
    public static bool Knows(string name) => Types.ContainsKey(name);

    /// <summary>The fields that an event of that name changes.</summary>
    public static string ChangesOf(string name) => Names[Types[name]].Changes;

    /// <summary>The bytes to store.</summary>
    public static byte[] Encode(TEvent e) => JsonSerializer.SerializeToUtf8Bytes(e, e.GetType(), DomainJson.Options);

    /// <summary>Reads stored bytes. An unknown name or shape throws: a log from a newer build is not guessed at.</summary>
    public static TEvent Decode(string name, ReadOnlySpan<byte> body) =>
        Types.TryGetValue(name, out var type)
            ? (TEvent)JsonSerializer.Deserialize(body, type, DomainJson.Options)!
            : throw new JsonException($"Unknown event '{name}': it was written by a newer version.");
}
