using System.Text.Json.Serialization;

namespace RelocGrains.Server.Mapping;

/// <summary>A company's contact as it is kept beside the persons: one text, erased as one.</summary>
internal sealed record ContactText(string Name, string Phone, string Email)
{
    /// <summary>True when nothing is said.</summary>
    [JsonIgnore]
    public bool IsEmpty => Name.Length + Phone.Length + Email.Length == 0;
}
