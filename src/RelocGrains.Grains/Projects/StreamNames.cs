using RelocGrains.Domain;
using RelocGrains.Domain.Envelopes;

namespace RelocGrains.Grains.Projects;

/// <summary>The names of streams in the log.</summary>
public static class StreamNames
{
    private const string ProjectPrefix = "project-";
    private const string EnvelopePrefix = "envelope-";

    /// <summary>The stream of a case.</summary>
    public static string Of(ProjectId id) => ProjectPrefix + id;

    /// <summary>The stream of an envelope.</summary>
    public static string Of(EnvelopeId id) => EnvelopePrefix + id;

    /// <summary>The stream of an undertaking.</summary>
    public static string OfUndertaking(string id) => "undertaking-" + id;

    /// <summary>The stream of a year's reference numbers.</summary>
    public static string OfNumbers(int year) => FormattableString.Invariant($"numbers-{year:D4}");

    /// <summary>True for the stream of a case; hands out its reference.</summary>
    public static bool IsProject(string stream, out ProjectId id)
    {
        id = default;
        return stream.StartsWith(ProjectPrefix, StringComparison.Ordinal) && ProjectId.TryParse(stream[ProjectPrefix.Length..], out id);
    }

    /// <summary>True for the stream of an envelope; hands out its id.</summary>
    public static bool IsEnvelope(string stream, out EnvelopeId id)
    {
        id = default;
        return stream.StartsWith(EnvelopePrefix, StringComparison.Ordinal) && EnvelopeId.TryParse(stream[EnvelopePrefix.Length..], out id);
    }
}
