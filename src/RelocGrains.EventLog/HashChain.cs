using System.Buffers;
using System.Security.Cryptography;
using RelocGrains.EventLog.Appending;

namespace RelocGrains.EventLog;

/// <summary>
/// The chain over the whole log: each event's hash covers the hash before it and every stored column, so no event can be
/// changed, left out or moved without every later hash being wrong.
/// </summary>
/// <remarks>
/// SHA-256 over the following bytes. Integers are big-endian and signed; a text or blob is its length in bytes as 4 bytes, then
/// its bytes (texts in UTF-8); a missing text is the length -1 and nothing else.
/// <code>
/// event    1 byte    0x01
///          32 bytes  hash at the position before; 32 zero bytes before the first
///          8 bytes   position
///          text      stream
///          8 bytes   version
///          text      type
///          blob      body
///          4 bytes   effective_on, days since 1970-01-01
///          8 bytes   recorded_at, microseconds since 1970-01-01T00:00Z
///          text      who
///          text      caller
///          16 bytes  request_id, in the order in which it is printed
///          text      traceparent, may be missing
///
/// request  1 byte    0x02
///          32 bytes  hash of the head after the request
///          text      caller
///          16 bytes  request_id
///          blob      request_hash
///          text      stream
///          8 bytes   version
///          8 bytes   position
/// </code>
/// The first byte also leaves room for another encoding: old events keep theirs for ever.
/// </remarks>
public static class HashChain
{
    /// <summary>Bytes in a hash.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    private const byte EventTag = 1;
    private const byte RequestTag = 2;
    private const int FixedBytes = 1 + Size + 8 + 8 + 4 + 8 + 16 + (6 * sizeof(int));

    /// <summary>The hash before the first event.</summary>
    public static ReadOnlyMemory<byte> Genesis { get; } = new byte[Size];

    /// <summary>The hash of an event that follows <paramref name="previous"/>; the hash it carries is not looked at.</summary>
    public static byte[] Next(ReadOnlySpan<byte> previous, StoredEvent stored)
    {
        var upperBound = FixedBytes + stored.Body.Length + CanonicalWriter.MaxBytes(
            stored.Stream.Length + stored.Type.Length + stored.Who.Length + stored.Request.Caller.Length + (stored.Traceparent?.Length ?? 0));
        var buffer = ArrayPool<byte>.Shared.Rent(upperBound);
        var writer = new CanonicalWriter(buffer);
        writer.Byte(EventTag);
        writer.Bytes(previous);
        writer.Int64(stored.Position);
        writer.Text(stored.Stream);
        writer.Int64(stored.Version);
        writer.Text(stored.Type);
        writer.Blob(stored.Body.Span);
        writer.Int32(CanonicalWriter.Days(stored.EffectiveOn));
        writer.Int64(Microseconds.From(stored.RecordedAt));
        writer.Text(stored.Who);
        writer.Text(stored.Request.Caller);
        writer.Id(stored.Request.Id);
        writer.Text(stored.Traceparent);
        var hash = SHA256.HashData(writer.Written);
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    /// <summary>The seal of a kept request: it ties the row to the chain, so that an edited answer is found.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> headHash, RequestKey key, AcceptedRequest accepted)
    {
        var upperBound = FixedBytes + accepted.RequestHash.Length + CanonicalWriter.MaxBytes(key.Caller.Length + accepted.Stream.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(upperBound);
        var writer = new CanonicalWriter(buffer);
        writer.Byte(RequestTag);
        writer.Bytes(headHash);
        writer.Text(key.Caller);
        writer.Id(key.Id);
        writer.Blob(accepted.RequestHash.Span);
        writer.Text(accepted.Stream);
        writer.Int64(accepted.Version);
        writer.Int64(accepted.Position);
        var seal = SHA256.HashData(writer.Written);
        ArrayPool<byte>.Shared.Return(buffer);
        return seal;
    }
}
