using RelocGrains.Client;
using RelocGrains.V1;

namespace RelocGrains.Cli.Calls;

/// <summary>Reads `--as ROLE[:PARTNER][/PERSON]`.</summary>
internal static class Caller
{
    public const string Default = "operator";

    /// <summary>The words for ROLE.</summary>
    public static readonly string[] Roles = [.. ApiWords.All<Role>().Keys.Select(word => word.ToLowerInvariant()), "public"];

    /// <summary>Null for the public, who has no identity.</summary>
    public static CallerIdentity? Parse(string text)
    {
        var (roleAndPartner, person) = Split(text, '/');
        var (word, partner) = Split(roleAndPartner, ':');
        if (word.Equals("public", StringComparison.OrdinalIgnoreCase)) return null;
        if (!ApiWords.TryParse<Role>(word, out var role))
        {
            throw new UsageException(Say(
                $"--as : « {word} » n'est pas un rôle. Rôles : {string.Join(", ", Roles)}.",
                $"--as: “{word}” is not a role. Roles: {string.Join(", ", Roles)}."));
        }

        partner ??= DefaultPartner(role);
        person ??= $"cli-{role.ToString().ToLowerInvariant()}-{partner}";
        try
        {
            return CallerIdentity.Parse(new CallerIdentity(person, partner, role).ToString());
        }
        catch (FormatException)
        {
            throw new UsageException(Say(
                $"--as : « {text} » ne se lit pas. Exemples : operator, partner:bpifrance, verifier/p-017 ; "
                    + "la personne a 2 à 40 minuscules, chiffres, points ou tirets.",
                $"--as: “{text}” cannot be read. Examples: operator, partner:bpifrance, verifier/p-017; "
                    + "the person has 2 to 40 lower-case letters, digits, dots or hyphens."));
        }
    }

    private static string DefaultPartner(Role role) => role switch
    {
        Role.Operator => "agence",
        Role.Partner => throw new UsageException(Say(
            "--as : le rôle partner demande son partenaire, par exemple partner:bpifrance.",
            "--as: the role partner asks for its partner, for example partner:bpifrance.")),
        _ => "region",
    };

    private static (string Before, string? After) Split(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }
}
