using System.Buffers.Binary;
using System.Text;
using NodaTime;

namespace RelocGrains.EventLog;

/// <summary>Writes the canonical bytes of <see cref="HashChain"/> into a buffer that is large enough.</summary>
internal ref struct CanonicalWriter(Span<byte> buffer)
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly Span<byte> buffer = buffer;
    private int length;

    public readonly ReadOnlySpan<byte> Written => buffer[..length];

    /// <summary>The most bytes that this many characters can become.</summary>
    public static int MaxBytes(int characters) => Encoding.UTF8.GetMaxByteCount(characters);

    public static int Days(LocalDate date) => Period.DaysBetween(Epoch, date);

    public void Byte(byte value) => buffer[length++] = value;

    public void Int32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer[length..], value);
        length += sizeof(int);
    }

    public void Int64(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer[length..], value);
        length += sizeof(long);
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(buffer[length..]);
        length += value.Length;
    }

    public void Blob(ReadOnlySpan<byte> value)
    {
        Int32(value.Length);
        Bytes(value);
    }

    public void Text(string? value)
    {
        if (value is null)
        {
            Int32(-1);
            return;
        }

        var written = Encoding.UTF8.GetBytes(value, buffer[(length + sizeof(int))..]);
        Int32(written);
        length += written;
    }

    public void Id(Guid value)
    {
        value.TryWriteBytes(buffer[length..], bigEndian: true, out var written);
        length += written;
    }
}
