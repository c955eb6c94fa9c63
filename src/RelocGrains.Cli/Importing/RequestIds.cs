using System.Buffers.Binary;
using System.Security.Cryptography;
using Google.Protobuf;
using RelocGrains.V1;

namespace RelocGrains.Cli.Importing;

/// <summary>
/// The request id of a line, made from what the line says and from how many lines before it said the same. So an import that is repeated,
/// resumed, or made from a file with lines inserted sends each line with the id it had before, and nothing is written twice.
/// </summary>
internal sealed class RequestIds
{
    private const byte NamedByHash = 0x80;    // Version 8 of RFC 9562: a UUID whose bits are the maker's own.
    private const byte Variant = 0x80;

    // Sixteen bytes of a hash for each different line: a million of them are some forty megabytes.
    private readonly Dictionary<UInt128, int> times = [];

    /// <summary>The id of a line, which must not have one yet.</summary>
    public string Next(CreateProjectRequest said)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes + sizeof(int)];
        SHA256.HashData(said.ToByteArray(), hash);
        var line = BinaryPrimitives.ReadUInt128BigEndian(hash);
        var before = times.GetValueOrDefault(line);
        times[line] = before + 1;
        BinaryPrimitives.WriteInt32BigEndian(hash[SHA256.HashSizeInBytes..], before);
        return ToUuid(SHA256.HashData(hash));
    }

    private static string ToUuid(byte[] hash)
    {
        hash[6] = (byte)((hash[6] & 0x0F) | NamedByHash);
        hash[8] = (byte)((hash[8] & 0x3F) | Variant);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString("D");
    }
}
