using Google.Protobuf.WellKnownTypes;
using Google.Type;
using NodaTime;

namespace RelocGrains.Server.Mapping;

/// <summary>Days and instants as the contract writes them.</summary>
internal static class Days
{
    /// <summary>A day.</summary>
    public static Date ToWire(this LocalDate day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    /// <summary>A day, or nothing.</summary>
    public static Date? ToWire(this LocalDate? day) => day?.ToWire();

    /// <summary>An instant.</summary>
    public static Timestamp ToWire(this Instant instant) => Timestamp.FromDateTimeOffset(instant.ToDateTimeOffset());
}
