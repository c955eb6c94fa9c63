using NodaTime;

namespace RelocGrains.EventLog.Appending;

/// <summary>Times as they are stored: whole microseconds since 1970, which every store can hold exactly.</summary>
internal static class Microseconds
{
    private const int TicksPerMicrosecond = 10;

    public static long From(Instant instant) => instant.ToUnixTimeTicks() / TicksPerMicrosecond;

    public static Instant ToInstant(long microseconds) => Instant.FromUnixTimeTicks(checked(microseconds * TicksPerMicrosecond));

    public static Instant Floor(Instant instant) => ToInstant(From(instant));
}
