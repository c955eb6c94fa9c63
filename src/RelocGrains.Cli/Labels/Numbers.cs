using System.Globalization;

namespace RelocGrains.Cli.Labels;

/// <summary>Numbers as French readers write them: narrow no-break spaces between thousands, a comma before decimals.</summary>
internal static class Numbers
{
    private const string NarrowSpace = "\u202F";
    private const string NoBreakSpace = "\u00A0";

    private static readonly NumberFormatInfo French = new()
    {
        NumberGroupSeparator = NarrowSpace,
        NumberDecimalSeparator = ",",
        NumberGroupSizes = [3],
        NegativeSign = "−",
    };

    public static string Of(long number) => number.ToString("N0", French);

    public static string Of(double number, int decimals) => number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), French);

    /// <summary>With its sign: <c>+25</c>, <c>−3</c>.</summary>
    public static string Signed(long number) => number > 0 ? "+" + Of(number) : Of(number);

    /// <summary>Cents as euros, without decimals where there are none.</summary>
    public static string Euros(long cents) => (cents / 100m).ToString(cents % 100 == 0 ? "N0" : "N2", French) + NoBreakSpace + "€";

    /// <summary>Cents as euros in millions or thousands of millions, where that reads better; otherwise in full.</summary>
    public static string RoundEuros(long cents) => cents switch
    {
        >= 100_000_000_000 => (cents / 100_000_000_000m).ToString("#,0.###", French) + NoBreakSpace + "Md€",
        >= 100_000_000 => (cents / 100_000_000m).ToString("#,0.##", French) + NoBreakSpace + "M€",
        _ => Euros(cents),
    };

    /// <summary>A noun after its number: an s from two on.</summary>
    public static string Count(long number, string singular, string? plural = null) =>
        Of(number) + NoBreakSpace + (Math.Abs(number) < 2 ? singular : plural ?? singular + "s");
}
