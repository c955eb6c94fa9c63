using System.Globalization;
using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Reference;
using Date = Google.Type.Date;

namespace RelocGrains.Server.Reading;

/// <summary>Numbers, days, words.</summary>
internal partial class Fields
{
    /// <summary>More people than any site of the region has.</summary>
    public const int MaxJobs = 100_000;

    /// <summary>More lines than this in any list is a mistake.</summary>
    public const int MaxLines = 40;

    // Loans and maintenance outlive the plan, but not by more than this.
    private const int YearsAfterPlan = 10;

    /// <summary>An amount in cents.</summary>
    /// <param name="aboveZero">True where nothing is not an amount.</param>
    public Money Money(string path, long cents, bool aboveZero = false)
    {
        var least = aboveZero ? 1 : 0;
        Require(cents >= least && cents <= Domain.Money.MaxCents, path, $"{least} to {Domain.Money.MaxCents} cents");
        return new Money(Math.Clamp(cents, 0, Domain.Money.MaxCents));
    }

    /// <summary>A whole number in a range.</summary>
    public int Number(string path, int number, int least, int most)
    {
        Require(number >= least && number <= most, path, string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"));
        return number;
    }

    /// <summary>A number of people.</summary>
    public int Jobs(string path, int jobs, int least = 0) => Number(path, jobs, least, MaxJobs);

    /// <summary>A headcount, which must be said: a forgotten number is not zero.</summary>
    public int Headcount(string path, bool said, int headcount)
    {
        Require(said, path, "there");
        return Jobs(path, headcount);
    }

    /// <summary>A day that must be there and has come: from the plan's adoption to today.</summary>
    public LocalDate PastDay(string path, Date? date) => PastDayOrNone(path, date) ?? Missing(path, date);

    /// <summary>A day that may be left out and has come: from the plan's adoption to today.</summary>
    public LocalDate? PastDayOrNone(string path, Date? date) => Day(path, date, Adopted, Today);

    /// <summary>A day that must be there and may be still to come.</summary>
    public LocalDate AnyDay(string path, Date? date) => AnyDayOrNone(path, date) ?? Missing(path, date);

    /// <summary>A day that may be left out and may be still to come.</summary>
    public LocalDate? AnyDayOrNone(string path, Date? date) =>
        Day(path, date, Adopted, PlanReference.Current.EndsOn.PlusYears(YearsAfterPlan));

    /// <summary>A name: one line of 1 to so many characters.</summary>
    public string Line(string path, string text, int most)
    {
        Require(!string.IsNullOrWhiteSpace(text), path, string.Create(CultureInfo.InvariantCulture, $"1 to {most} characters"));
        return LineOrNone(path, text, most);
    }

    /// <summary>One line of at most so many characters; may be empty.</summary>
    public string LineOrNone(string path, string text, int most)
    {
        var fits = text.Length <= most && !text.Any(char.IsControl);
        Require(fits, path, string.Create(CultureInfo.InvariantCulture, $"at most {most} characters on one line"));
        return text;
    }

    /// <summary>Items of a list, each read with its path, such as <c>lines[2]</c>.</summary>
    public Items<TDomain> List<TWire, TDomain>(
        string path, IReadOnlyList<TWire> items, int least, Func<string, TWire, TDomain> read, int most = MaxLines)
    {
        Require(items.Count >= least && items.Count <= most, path, string.Create(CultureInfo.InvariantCulture, $"{least} to {most} items"));
        return items.Take(most).Select((item, i) => read(string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), item)).ToItems();
    }

    private LocalDate? Day(string path, Date? date, LocalDate first, LocalDate last)
    {
        if (date is null) return null;
        var exists = date.Year is >= 1 and <= 9999 && date.Month is >= 1 and <= 12
            && date.Day >= 1 && date.Day <= CalendarSystem.Iso.GetDaysInMonth(date.Year, date.Month);
        var day = exists ? new LocalDate(date.Year, date.Month, date.Day) : default;
        Require(exists && day >= first && day <= last, path, $"a day from {first:uuuu-MM-dd} to {last:uuuu-MM-dd}");
        return day;
    }

    private LocalDate Missing(string path, Date? date)
    {
        if (date is null) Refuse(path, "there");
        return Today;
    }
}
