using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.WebUtilities;

namespace RelocGrains.Server.Mapping;

/// <summary>
/// The opaque tokens of the contract: revisions, etags and page tokens. Each says what it is, so that one is never taken for another.
/// </summary>
internal static class Tokens
{
    // A token of ours is shorter; what is longer is not looked at.
    private const int MaxLength = 200;
    private const int FilterBytes = 9;

    /// <summary>The token of a log position.</summary>
    public static string Revision(long position) => Write("r", Number(position));

    /// <summary>The token of a case's version.</summary>
    public static string Etag(long version) => Write("v", Number(version));

    /// <summary>The token of the page after a cursor, good only with the same filter.</summary>
    public static string Page(IMessage filter, string cursor) => Write("p", $"{Fingerprint(filter)}:{cursor}");

    /// <summary>Reads a revision.</summary>
    public static bool TryReadRevision(string token, out long position) => TryReadNumber("r", token, out position);

    /// <summary>Reads an etag.</summary>
    public static bool TryReadEtag(string token, out long version) => TryReadNumber("v", token, out version);

    /// <summary>Reads a page token; false when it was given for another filter.</summary>
    public static bool TryReadPage(IMessage filter, string token, out string cursor)
    {
        cursor = "";
        if (Read("p", token) is not { } text) return false;
        var parts = text.Split(':', 2);
        if (parts.Length != 2 || parts[0] != Fingerprint(filter)) return false;
        cursor = parts[1];
        return true;
    }

    // The fields themselves are not written into the token: a filter may name a person.
    private static string Fingerprint(IMessage filter)
    {
        var name = Encoding.UTF8.GetBytes(filter.Descriptor.FullName + "\n");
        var hash = SHA256.HashData([.. name, .. filter.ToByteArray()]);
        return WebEncoders.Base64UrlEncode(hash, 0, FilterBytes);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool TryReadNumber(string kind, string token, out long number)
    {
        number = 0;
        return Read(kind, token) is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static string Write(string kind, string text) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{kind}:{text}"));

    private static string? Read(string kind, string token)
    {
        if (token.Length > MaxLength) return null;
        try
        {
            var text = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token));
            return text.StartsWith(kind + ":", StringComparison.Ordinal) ? text[(kind.Length + 1)..] : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
