using NodaTime;
using RelocGrains.Domain.Calendar;

namespace RelocGrains.Server.Demo;

/// <summary>What the press published, as the demo data must give it again, and the days that follow from it.</summary>
internal static class Publications
{
    /// <summary>The plan's adoption: no fact is older.</summary>
    public static readonly LocalDate Adopted = new(2021, 12, 17);

    /// <summary>The days of the published figures.</summary>
    public static readonly LocalDate[] Days = [new(2022, 5, 10), new(2022, 6, 30), new(2022, 11, 30), new(2024, 11, 22)];

    /// <summary>The last day on which the demo data records anything.</summary>
    public static readonly LocalDate EndsOn = new(2026, 10, 30);

    /// <summary>Projects and jobs at the first and second publication.</summary>
    public static readonly (int Projects, int Jobs) May2022 = (104, 3100), June2022 = (108, 3500);

    /// <summary>Private investment at the second publication, in thousands of euros.</summary>
    public const long June2022PrivateThousands = 600_000;

    /// <summary>Projects and jobs of each department at the third publication.</summary>
    public static readonly DepartmentFigure[] November2022 =
    [
        new("01", 25, 564), new("03", 5, 96), new("07", 7, 210), new("15", 2, 5), new("26", 21, 457), new("38", 26, 667),
        new("42", 22, 445), new("43", 9, 196), new("63", 19, 427), new("69", 36, 1220), new("73", 3, 102), new("74", 15, 917),
    ];

    /// <summary>Projects and jobs at the fourth publication.</summary>
    public static readonly (int Projects, int Jobs) November2024 = (818, 14_000);

    /// <summary>Private investment and public funding at the fourth publication, in thousands of euros.</summary>
    public const long November2024PrivateThousands = 3_164_000, November2024PublicThousands = 165_000;

    /// <summary>Between which publications a day lies: 0 up to the first, 4 after the last. A publication's day belongs to what is before.</summary>
    public static int IntervalOf(LocalDate day) => Days.Count(publication => publication < day);

    /// <summary>The first day of an interval in which cases may be qualified or leave.</summary>
    public static LocalDate StartOf(int interval) => interval == 0 ? new LocalDate(2022, 1, 11) : Days[interval - 1].PlusDays(1);

    /// <summary>The last day of an interval.</summary>
    public static LocalDate EndOf(int interval) => interval == Days.Length ? EndsOn : Days[interval];
}

/// <summary>What was published of one department.</summary>
internal sealed record DepartmentFigure(string Code, int Projects, int Jobs);

/// <summary>When things happen, and when they are written down.</summary>
internal static class DemoDays
{
    private static readonly LocalDate FirstCommittee = new(2022, 1, 13);

    /// <summary>The day itself, or the first working day after it.</summary>
    public static LocalDate Working(LocalDate day)
    {
        while (!WorkingDays.IsWorkingDay(day)) day = day.PlusDays(1);
        return day;
    }

    /// <summary>The first fortnightly committee on or after a day.</summary>
    public static LocalDate CommitteeFrom(LocalDate day)
    {
        var days = Period.Between(FirstCommittee, day, PeriodUnits.Days).Days;
        return days <= 0 ? FirstCommittee : FirstCommittee.PlusDays((days + 13) / 14 * 14);
    }

    /// <summary>The offices write once a week, on Thursdays, and on the day of a publication all that is true by then. Few days make a quick load.</summary>
    public static LocalDate RecordedFrom(LocalDate day)
    {
        while (!IsRecording(day)) day = day.PlusDays(1);
        return day;
    }

    private static bool IsRecording(LocalDate day) => Publications.Days.Contains(day) || day == Working(ThursdayOf(day));

    private static LocalDate ThursdayOf(LocalDate day) => day.PlusDays(1).Previous(IsoDayOfWeek.Thursday);
}
