using System.Text.RegularExpressions;
using RelocGrains.V1;

namespace RelocGrains.Client;

/// <summary>Who calls: a person, on behalf of a partner, in a role. Sent with each call as the metadata <see cref="MetadataKey"/>.</summary>
/// <param name="Person">Random id of the person, such as <c>p-017</c>.</param>
/// <param name="Partner">Id of the partner the person acts for, such as <c>bpifrance</c>.</param>
/// <param name="Role">The role the person acts in; the public has no identity and sends none.</param>
public sealed partial record CallerIdentity(string Person, string Partner, Role Role)
{
    /// <summary>The name under which a call carries its caller.</summary>
    public const string MetadataKey = "x-reloc-actor";

    /// <summary>The one written form: <c>p-017;partner=region;role=verifier</c>.</summary>
    public override string ToString() => $"{Person};partner={Partner};role={Role.ToString().ToLowerInvariant()}";

    /// <summary>Reads the written form.</summary>
    /// <exception cref="FormatException">The text has another form, or its role is none.</exception>
    public static CallerIdentity Parse(string text)
    {
        var match = Form().Match(text);
        return match.Success && Enum.TryParse<Role>(match.Groups["role"].Value, ignoreCase: true, out var role) && role is not Role.Unspecified
            ? new CallerIdentity(match.Groups["person"].Value, match.Groups["partner"].Value, role)
            : throw new FormatException($"'{text}' is not a caller such as p-017;partner=region;role=verifier.");
    }

    // The partner is looked up by the server: a seventh one may join without a new client.
    [GeneratedRegex(
        @"\A(?<person>[a-z0-9][a-z0-9.-]{1,39});\s*partner=(?<partner>[a-z0-9_-]{1,40});\s*role=(?<role>[a-z]{1,20})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
