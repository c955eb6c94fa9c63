using System.Security.Cryptography;
using System.Text;

namespace RelocGrains.Domain;

/// <summary>Stands in an event for a text that somebody typed. The text itself is kept beside the persons and can be erased.</summary>
/// <param name="Id">Where the text is kept.</param>
/// <param name="Hash">Hexadecimal HMAC-SHA-256 of the text under a salt kept with it: proves the text, reveals nothing without it.</param>
public sealed record TextRef(Guid Id, string Hash);

/// <summary>A text on its way to where it is kept.</summary>
public sealed record TypedText(TextRef Ref, string Text)
{
    /// <summary>
    /// Gives the text the same id and hash each time the same request is made, so that a retry refers to what the first try kept. Another
    /// text has another id, whatever its request: what is kept under an id never differs from its hash.
    /// </summary>
    /// <param name="key">Secret of the store of typed texts, 32 bytes.</param>
    public static TypedText Of(string text, string field, string caller, Guid requestId, byte[] key)
    {
        var id = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{caller}\n{requestId:N}\n{field}\n{text}"))[..16];
        var salt = HMACSHA256.HashData(key, id);
        return new TypedText(new TextRef(new Guid(id), Convert.ToHexStringLower(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(text)))), text);
    }
}
