using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Day = Google.Type.Date;

namespace RelocGrains.Cli;

/// <summary>
/// Days as people type them (<c>2022-11-30</c>), as the contract carries them, and as people read them: <c>30/11/2022</c> in French,
/// <c>2022-11-30</c> in English, where the order of day and month would be a guess.
/// </summary>
internal static class Days
{
    private const string Iso = "yyyy-MM-dd";
    private const string Absent = "–";

    private static string Pattern => Say("dd/MM/yyyy", Iso);

    public static bool TryParse(string text, out Day day)
    {
        var known = DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        day = new Day { Year = date.Year, Month = date.Month, Day = date.Day };
        return known;
    }

    /// <summary>Such as <c>2022-11-30</c>; null when absent.</summary>
    public static string? ToIso(Day? day) => day is null ? null : FormattableString.Invariant($"{day.Year:D4}-{day.Month:D2}-{day.Day:D2}");

    /// <summary>As people read it; a dash when absent.</summary>
    public static string Of(Day? day) => day switch
    {
        null => Absent,
        _ when InEnglish => ToIso(day)!,
        _ => FormattableString.Invariant($"{day.Day:D2}/{day.Month:D2}/{day.Year:D4}"),
    };

    /// <summary>The day in Paris of an instant; a dash when absent.</summary>
    public static string Of(Timestamp? instant) => InParis(instant, Pattern);

    /// <summary>The day and minute in Paris of an instant; a dash when absent.</summary>
    public static string MinuteOf(Timestamp? instant) => InParis(instant, Pattern + " HH:mm");

    private static string InParis(Timestamp? instant, string pattern) =>
        instant is null ? Absent : InParis(instant.ToDateTimeOffset()).ToString(pattern, CultureInfo.InvariantCulture);

    private static DateTimeOffset InParis(DateTimeOffset instant) =>
        TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Paris", out var paris) ? TimeZoneInfo.ConvertTime(instant, paris) : instant;
}
