using NodaTime;
using NodaTime.Text;
using RelocGrains.EventLog.Appending;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>Rows as values and back. A row that cannot be one of ours is an <see cref="InvalidDataException"/>.</summary>
internal static class SqliteRows
{
    public const string EventColumns =
        "position, stream, version, type, body, effective_on, recorded_at, who, caller, request_id, traceparent, hash";

    public const string RequestColumns = "caller, request_id, request_hash, stream, version, position, seal";

    private const int GuidBytes = 16;

    // The last microsecond of the year 9999: what NodaTime can hold.
    private const long MaxMicroseconds = 253_402_300_799_999_999;

    public static void BindEvent(this SqliteStatement insert, StoredEvent stored) => insert
        .Bind(stored.Position)
        .Bind(stored.Stream)
        .Bind(stored.Version)
        .Bind(stored.Type)
        .Bind(stored.Body.Span)
        .Bind(LocalDatePattern.Iso.Format(stored.EffectiveOn))
        .Bind(Microseconds.From(stored.RecordedAt))
        .Bind(stored.Who)
        .Bind(stored.Request.Caller)
        .Bind(stored.Request.Id)
        .Bind(stored.Traceparent)
        .Bind(stored.Hash.Span);

    public static StoredEvent ReadEvent(this SqliteStatement row) => new(
        row.Number(0),
        row.Text(1),
        row.Number(2),
        row.Text(3),
        row.Blob(4),
        Day(row.Text(5)),
        Time(row.Number(6)),
        row.Text(7),
        new RequestKey(row.Text(8), Id(row.Blob(9))),
        row.IsNull(10) ? null : row.Text(10),
        row.Blob(11));

    public static void BindRequest(this SqliteStatement insert, SealedRequest request) => insert
        .Bind(request.Key.Caller)
        .Bind(request.Key.Id)
        .Bind(request.Accepted.RequestHash.Span)
        .Bind(request.Accepted.Stream)
        .Bind(request.Accepted.Version)
        .Bind(request.Accepted.Position)
        .Bind(request.Seal);

    public static SealedRequest ReadRequest(this SqliteStatement row) => new(
        new RequestKey(row.Text(0), Id(row.Blob(1))),
        new AcceptedRequest(row.Blob(2), row.Text(3), row.Number(4), row.Number(5)),
        row.Blob(6));

    public static ChainHead ReadHead(this SqliteStatement row) => new(row.Number(0), row.Blob(1), Time(row.Number(2)));

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } day
        ? day.Value
        : throw new InvalidDataException($"effective_on is not a day: '{text}'");

    private static Instant Time(long microseconds) => microseconds is >= 0 and <= MaxMicroseconds
        ? Microseconds.ToInstant(microseconds)
        : throw new InvalidDataException($"recorded_at is not a time: {microseconds}");

    private static Guid Id(byte[] bytes) => bytes.Length == GuidBytes
        ? new Guid(bytes, bigEndian: true)
        : throw new InvalidDataException($"request_id has {bytes.Length} bytes and not {GuidBytes}");
}
