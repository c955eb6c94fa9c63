using NodaTime;
using Npgsql;
using RelocGrains.EventLog.Appending;

namespace RelocGrains.EventLog.Postgres;

/// <summary>Rows as values and back. A row that cannot be one of ours is an <see cref="InvalidDataException"/>.</summary>
internal static class PostgresRows
{
    public const string EventColumns =
        "position, stream, version, type, body, effective_on, recorded_at, who, caller, request_id, traceparent, hash";

    public const string RequestColumns = "caller, request_id, request_hash, stream, version, position, seal";

    public const string HeadQuestion = "SELECT position, hash, recorded_at FROM log.events ORDER BY position DESC LIMIT 1";

    // PostgreSQL counts days and microseconds from here; both are taken as the plain numbers that they are.
    private static readonly LocalDate FirstDay = new(2000, 1, 1);
    private static readonly long FirstMicrosecond = Microseconds.From(Instant.FromUtc(2000, 1, 1, 0, 0));

    // The years 1 to 9999, and 1970 to 9999: what the log can have put there.
    private static readonly int MinDay = DayNumber(new LocalDate(1, 1, 1));
    private static readonly int MaxDay = DayNumber(new LocalDate(9999, 12, 31));
    private static readonly long MaxTime = TimeNumber(Instant.FromUtc(9999, 12, 31, 23, 59));

    public static int DayNumber(LocalDate day) => Period.DaysBetween(FirstDay, day);

    public static long TimeNumber(Instant time) => Microseconds.From(time) - FirstMicrosecond;

    public static StoredEvent ReadEvent(this NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetInt64(2),
        row.GetString(3),
        row.GetFieldValue<byte[]>(4),
        Day(row.GetFieldValue<int>(5)),
        Time(row.GetFieldValue<long>(6)),
        row.GetString(7),
        new RequestKey(row.GetString(8), row.GetGuid(9)),
        row.IsDBNull(10) ? null : row.GetString(10),
        row.GetFieldValue<byte[]>(11));

    public static SealedRequest ReadRequest(this NpgsqlDataReader row) => new(
        new RequestKey(row.GetString(0), row.GetGuid(1)),
        new AcceptedRequest(row.GetFieldValue<byte[]>(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5)),
        row.GetFieldValue<byte[]>(6));

    public static ChainHead ReadHead(this NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetFieldValue<byte[]>(1), Time(row.GetFieldValue<long>(2)));

    private static LocalDate Day(int number) => number >= MinDay && number <= MaxDay
        ? FirstDay.PlusDays(number)
        : throw new InvalidDataException("effective_on is not a day");

    private static Instant Time(long number) => number >= -FirstMicrosecond && number <= MaxTime
        ? Microseconds.ToInstant(number + FirstMicrosecond)
        : throw new InvalidDataException("recorded_at is not a time");
}
