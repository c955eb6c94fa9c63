using RelocGrains.Cli.Labels;
using Xunit;

namespace RelocGrains.Cli.Tests;

/// <summary>Numbers, euros and counted nouns as readers of either language write them. Here `_` stands for both no-break spaces.</summary>
public sealed class NumbersTests
{
    [Theory]
    [InlineData(0, "0", "0")]
    [InlineData(1234, "1_234", "1,234")]
    [InlineData(-1234567, "−1_234_567", "−1,234,567")]
    public void Thousands_are_set_apart(long number, string french, string english) =>
        Said(() => Numbers.Of(number), french, english);

    [Fact]
    public void Decimals_have_a_comma_or_a_point() => Said(() => Numbers.Of(1234.5, 1), "1_234,5", "1,234.5");

    [Theory]
    [InlineData(25, "+25", "+25")]
    [InlineData(0, "0", "0")]
    [InlineData(-3, "−3", "−3")]
    public void A_movement_has_its_sign(long number, string french, string english) => Said(() => Numbers.Signed(number), french, english);

    [Theory]
    [InlineData(125_000_000, "1_250_000_€", "€1,250,000")]
    [InlineData(366_666, "3_666,66_€", "€3,666.66")]
    [InlineData(-5, "−0,05_€", "−€0.05")]
    [InlineData(0, "0_€", "€0")]
    public void Cents_read_as_euros(long cents, string french, string english) => Said(() => Numbers.Euros(cents), french, english);

    [Fact]
    public void A_share_has_one_decimal() => Said(() => Numbers.Percent(46.66), "46,7_%", "46.7%");

    [Theory]
    [InlineData(0, "0_dossier", "0_cases")]
    [InlineData(1, "1_dossier", "1_case")]
    [InlineData(-1, "−1_dossier", "−1_case")]
    [InlineData(2, "2_dossiers", "2_cases")]
    public void Nothing_is_singular_in_French_and_plural_in_English(long number, string french, string english) =>
        Said(() => Numbers.Cases(number), french, english);

    private static void Said(Func<string> number, string french, string english)
    {
        Assert.Equal(french, Visible(Spoken.InFrench(number)));
        Assert.Equal(english, Visible(Spoken.InEnglish(number)));
    }

    private static string Visible(string text) => text.Replace('\u00A0', '_').Replace('\u202F', '_');
}
