using Google.Protobuf.WellKnownTypes;
using Xunit;
using Day = Google.Type.Date;

namespace RelocGrains.Cli.Tests;

/// <summary>Days as people type and read them.</summary>
public sealed class DaysTests
{
    [Fact]
    public void A_day_reads_in_the_order_of_the_language()
    {
        var day = new Day { Year = 2022, Month = 11, Day = 3 };

        Assert.Equal("03/11/2022", Spoken.InFrench(() => Days.Of(day)));
        Assert.Equal("2022-11-03", Spoken.InEnglish(() => Days.Of(day)));
    }

    [Fact]
    public void An_instant_is_read_in_Paris()
    {
        var newYearsEve = Timestamp.FromDateTimeOffset(new DateTimeOffset(2022, 12, 31, 23, 30, 0, TimeSpan.Zero));

        Assert.Equal("01/01/2023", Spoken.InFrench(() => Days.Of(newYearsEve)));
        Assert.Equal("01/01/2023 00:30", Spoken.InFrench(() => Days.MinuteOf(newYearsEve)));
        Assert.Equal("2023-01-01 00:30", Spoken.InEnglish(() => Days.MinuteOf(newYearsEve)));
    }

    [Fact]
    public void What_is_absent_is_a_dash() => Assert.Equal("– – –", $"{Days.Of((Day?)null)} {Days.Of((Timestamp?)null)} {Days.MinuteOf(null)}");

    [Theory]
    [InlineData("2022-11-30", true)]
    [InlineData("2024-02-29", true)]
    [InlineData("2023-02-29", false)]
    [InlineData("30/11/2022", false)]
    [InlineData("2022-11-30 ", false)]
    [InlineData("", false)]
    public void A_day_is_typed_in_one_form(string text, bool known)
    {
        Assert.Equal(known, Days.TryParse(text, out var day));
        if (known) Assert.Equal(text, Days.ToIso(day));
    }
}
