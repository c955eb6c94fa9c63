using NodaTime;

namespace RelocGrains.Domain.Calendar;

/// <summary>
/// Working days of the region: Monday to Friday less the public holidays of metropolitan France outside Alsace and Moselle
/// (Code du travail, L3133-1): no Good Friday, no 26 December.
/// </summary>
public static class WorkingDays
{
    /// <summary>True on a day that counts.</summary>
    public static bool IsWorkingDay(LocalDate day) => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !IsHoliday(day);

    /// <summary>The day on which <paramref name="count"/> working days are over, the first counted being the one after <paramref name="day"/>.</summary>
    /// <param name="count">0 or more; 0 gives the day itself.</param>
    public static LocalDate Add(LocalDate day, int count)
    {
        while (count > 0)
        {
            day = day.PlusDays(1);
            if (IsWorkingDay(day)) count--;
        }
        return day;
    }

    /// <summary>How many working days lie after <paramref name="from"/> and up to <paramref name="to"/>; 0 when it is not later.</summary>
    public static int Between(LocalDate from, LocalDate to)
    {
        var count = 0;
        for (var day = from.PlusDays(1); day <= to; day = day.PlusDays(1))
        {
            if (IsWorkingDay(day)) count++;
        }
        return count;
    }

    private static bool IsHoliday(LocalDate day)
    {
        var easter = EasterSunday(day.Year);
        return (day.Month, day.Day) is (1, 1) or (5, 1) or (5, 8) or (7, 14) or (8, 15) or (11, 1) or (11, 11) or (12, 25)
            || day == easter.PlusDays(1)    // Easter Monday.
            || day == easter.PlusDays(39)   // Ascension.
            || day == easter.PlusDays(50);  // Whit Monday.
    }

    // The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
    private static LocalDate EasterSunday(int year)
    {
        var golden = year % 19;
        var (century, rest) = Math.DivRem(year, 100);
        var (leapCenturies, centuryRest) = Math.DivRem(century, 4);
        var moonShift = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - leapCenturies - moonShift + 15) % 30;
        var (leaps, leapRest) = Math.DivRem(rest, 4);
        var weekday = (32 + (2 * centuryRest) + (2 * leaps) - epact - leapRest) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var (month, dayLess1) = Math.DivRem(epact + weekday - (7 * correction) + 114, 31);
        return new LocalDate(year, month, dayLess1 + 1);
    }
}
