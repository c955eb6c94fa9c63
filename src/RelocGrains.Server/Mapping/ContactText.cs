using System.Text.Json;
using System.Text.Json.Serialization;
using RelocGrains.Domain.Json;

namespace RelocGrains.Server.Mapping;

/// <summary>A company's contact as it is kept beside the persons: one text, erased as one.</summary>
internal sealed record ContactText(string Name, string Phone, string Email)
{
    /// <summary>True when nothing is said.</summary>
    [JsonIgnore]
    public bool IsEmpty => Name.Length + Phone.Length + Email.Length == 0;

    /// <summary>The text that <see cref="ToText"/> gave.</summary>
    public static ContactText Read(string text) => JsonSerializer.Deserialize<ContactText>(text, DomainJson.Options)!;

    /// <summary>As one text.</summary>
    public string ToText() => JsonSerializer.Serialize(this, DomainJson.Options);
}
