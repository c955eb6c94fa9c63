using System.CommandLine;
using RelocGrains.V1;
using Xunit;
using Day = Google.Type.Date;

namespace RelocGrains.Cli.Tests;

/// <summary>The values of options: what is read, and what is said of the rest.</summary>
public sealed class ValuesTests
{
    [Theory]
    [InlineData("1250000", 125_000_000)]
    [InlineData("1250000.50", 125_000_050)]
    [InlineData("0,5", 50)]
    [InlineData("10000000000", 1_000_000_000_000)]
    public void Euros_are_read_as_whole_cents(string typed, long cents) => Assert.Equal(cents, Read(Options.Euros("--x", ""), typed));

    [Theory]
    [InlineData("1.005")]
    [InlineData("10000000000.01")]
    [InlineData("1 250")]
    [InlineData("-1")]
    [InlineData("abc")]
    public void What_is_not_an_amount_is_said(string typed) => Wrong(
        Options.Euros("--x", ""),
        typed,
        $"--x : « {typed} » n'est pas un montant en euros tel que 1250000 ou 1250000.50.",
        $"--x: “{typed}” is not an amount in euros such as 1250000 or 1250000.50.");

    [Fact]
    public void A_day_is_read() =>
        Assert.Equal(new Day { Year = 2022, Month = 11, Day = 30 }, Read(Options.Day("--x", ""), "2022-11-30"));

    [Fact]
    public void What_is_not_a_day_is_said() => Wrong(
        Options.Day("--x", ""),
        "30/11/2022",
        "--x : « 30/11/2022 » n'est pas un jour tel que 2022-11-30.",
        "--x: “30/11/2022” is not a day such as 2022-11-30.");

    [Theory]
    [InlineData("12", 12)]
    [InlineData("-1", -1)]
    public void A_number_is_read(string typed, int number) => Assert.Equal(number, Read(Options.Number("--x", ""), typed));

    [Theory]
    [InlineData("1.5")]
    [InlineData("12345678901")]
    public void What_is_not_a_whole_number_is_said(string typed) => Wrong(
        Options.Number("--x", ""), typed, $"--x : « {typed} » n'est pas un nombre entier.", $"--x: “{typed}” is not a whole number.");

    [Theory]
    [InlineData("JOBS_CREATED")]
    [InlineData("jobs-created")]
    [InlineData("STAGE_JOBS_CREATED")]
    public void A_word_is_read_in_any_form(string typed) => Assert.Equal(Stage.JobsCreated, Read(Options.OneOf<Stage>("--x", ""), typed));

    [Fact]
    public void The_words_are_listed_when_one_is_wrong() => Wrong(
        Options.OneOf<Status>("--x", ""),
        "BUSY",
        "--x : « BUSY » n'est pas l'un de ACTIVE, WAITING_FOR_COMPANY, ON_HOLD.",
        "--x: “BUSY” is not one of ACTIVE, WAITING_FOR_COMPANY, ON_HOLD.");

    private static T? Read<T>(Option<T> option, string typed)
    {
        var read = new RootCommand { option }.Parse(["--x", typed]);
        Assert.Empty(read.Errors);
        return read.GetValue(option);
    }

    private static void Wrong<T>(Option<T> option, string typed, string french, string english)
    {
        var command = new RootCommand { option };
        Assert.Equal(french, Spoken.InFrench(Error));
        Assert.Equal(english, Spoken.InEnglish(Error));

        string Error() => Assert.Single(command.Parse(["--x", typed]).Errors).Message;
    }
}
