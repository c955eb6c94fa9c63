using RelocGrains.Domain.Calendar;

namespace RelocGrains.Domain.Tests.Values;

/// <summary>Working days of the region.</summary>
public sealed class WorkingDayTests
{
    [Theory]
    [InlineData(2024, 1, 1)]
    [InlineData(2024, 4, 1)]   // Easter Monday.
    [InlineData(2025, 4, 21)]
    [InlineData(2024, 5, 1)]
    [InlineData(2024, 5, 8)]
    [InlineData(2024, 5, 9)]   // Ascension.
    [InlineData(2024, 5, 20)]  // Whit Monday.
    [InlineData(2025, 7, 14)]
    [InlineData(2024, 8, 15)]
    [InlineData(2024, 11, 1)]
    [InlineData(2024, 11, 11)]
    [InlineData(2024, 12, 25)]
    [InlineData(2024, 3, 30)]  // A Saturday.
    [InlineData(2024, 3, 31)]  // A Sunday.
    public void Nobody_works_on(int year, int month, int day) => Assert.False(WorkingDays.IsWorkingDay(new(year, month, day)));

    [Theory]
    [InlineData(2024, 3, 29)]  // Good Friday is kept in Alsace and Moselle only.
    [InlineData(2024, 12, 26)] // So is Saint Stephen's Day.
    [InlineData(2024, 12, 24)]
    [InlineData(2024, 5, 10)]
    [InlineData(2024, 4, 2)]
    public void The_region_works_on(int year, int month, int day) => Assert.True(WorkingDays.IsWorkingDay(new(year, month, day)));

    [Theory]
    [InlineData(2022, 4, 18)]
    [InlineData(2023, 4, 10)]
    [InlineData(2026, 4, 6)]
    [InlineData(2027, 3, 29)]
    [InlineData(2038, 4, 26)]
    public void Easter_Monday_moves(int year, int month, int day) => Assert.False(WorkingDays.IsWorkingDay(new(year, month, day)));

    [Fact]
    public void The_first_day_counted_is_the_one_after() => Assert.Equal(new LocalDate(2024, 4, 2), WorkingDays.Add(new(2024, 3, 29), 1));

    [Fact]
    public void No_working_day_is_the_day_itself() => Assert.Equal(new LocalDate(2024, 3, 31), WorkingDays.Add(new(2024, 3, 31), 0));

    [Fact]
    public void A_week_with_two_holidays_has_three() => Assert.Equal(3, WorkingDays.Between(new(2024, 5, 5), new(2024, 5, 12)));

    [Fact]
    public void There_are_none_backwards() => Assert.Equal(0, WorkingDays.Between(new(2024, 5, 12), new(2024, 5, 5)));

    [Fact]
    public void Adding_days_and_counting_them_agree()
    {
        for (var day = new LocalDate(2022, 1, 1); day.Year < 2023; day = day.PlusDays(1))
        {
            Assert.Equal(10, WorkingDays.Between(day, WorkingDays.Add(day, 10)));
        }
    }
}
