using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Day = Google.Type.Date;

namespace RelocGrains.Cli;

/// <summary>Days as people type them (<c>2022-11-30</c>), as the contract carries them, and as French readers read them.</summary>
internal static class Days
{
    private const string Iso = "yyyy-MM-dd";

    public static bool TryParse(string text, out Day day)
    {
        var known = DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        day = new Day { Year = date.Year, Month = date.Month, Day = date.Day };
        return known;
    }

    /// <summary>Such as <c>2022-11-30</c>; null when absent.</summary>
    public static string? ToIso(Day? day) => day is null ? null : FormattableString.Invariant($"{day.Year:D4}-{day.Month:D2}-{day.Day:D2}");

    /// <summary>Such as <c>30/11/2022</c>; a dash when absent.</summary>
    public static string ToFrench(Day? day) =>
        day is null ? "–" : FormattableString.Invariant($"{day.Day:D2}/{day.Month:D2}/{day.Year:D4}");

    /// <summary>The day in Paris of an instant, such as <c>30/11/2022</c>; a dash when absent.</summary>
    public static string ToFrench(Timestamp? instant) =>
        instant is null ? "–" : InParis(instant).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>The day and minute in Paris of an instant.</summary>
    public static string ToFrenchMinute(Timestamp? instant) =>
        instant is null ? "–" : InParis(instant).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset InParis(Timestamp instant) =>
        TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Paris", out var paris)
            ? TimeZoneInfo.ConvertTime(instant.ToDateTimeOffset(), paris)
            : instant.ToDateTimeOffset();
}
