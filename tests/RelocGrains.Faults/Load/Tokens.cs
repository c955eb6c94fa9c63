using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace RelocGrains.Faults.Load;

/// <summary>
/// Reads the opaque tokens of the contract. No client may do so; who checks a server from outside has to know which position it claims.
/// </summary>
internal static class Tokens
{
    /// <summary>The position of a revision, or the version of an etag; 0 for none.</summary>
    public static long Read(string token) => token.Length == 0
        ? 0
        : long.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).AsSpan(2), CultureInfo.InvariantCulture);
}
