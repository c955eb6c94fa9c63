using System.Globalization;

namespace RelocGrains.Cli.Labels;

/// <summary>
/// Numbers as people read them: <c>1 234,5</c> in French, with narrow no-break spaces between thousands, <c>1,234.5</c> in English.
/// </summary>
internal static class Numbers
{
    private const string NarrowSpace = "\u202F";
    private const string NoBreakSpace = "\u00A0";
    private const string Minus = "−";

    private static readonly NumberFormatInfo French = new()
    {
        NumberGroupSeparator = NarrowSpace,
        NumberDecimalSeparator = ",",
        NumberGroupSizes = [3],
        NegativeSign = Minus,
    };

    private static readonly NumberFormatInfo English = new()
    {
        NumberGroupSeparator = ",",
        NumberDecimalSeparator = ".",
        NumberGroupSizes = [3],
        NegativeSign = Minus,
    };

    private static NumberFormatInfo Format => InEnglish ? English : French;

    public static string Of(long number) => number.ToString("N0", Format);

    public static string Of(double number, int decimals) => number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Format);

    /// <summary>With its sign: <c>+25</c>, <c>−3</c>.</summary>
    public static string Signed(long number) => number > 0 ? "+" + Of(number) : Of(number);

    /// <summary>Cents as euros, without decimals where there are none: <c>1 250 €</c>, <c>€1,250</c>.</summary>
    public static string Euros(long cents) => Euros(cents / 100m, decimals: cents % 100 == 0 ? 0 : 2);

    /// <summary>Euros that are the result of a division, rounded to so many decimals.</summary>
    public static string Euros(decimal euros, int decimals)
    {
        var amount = Math.Abs(euros).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Format);
        return (euros < 0 ? Minus : "") + Say(amount + NoBreakSpace + "€", "€" + amount);
    }

    /// <summary>A share of a hundred, to one decimal.</summary>
    public static string Percent(double percent) => Of(percent, 1) + Say(NoBreakSpace + "%", "%");

    /// <summary>A noun after its number. In French it is plural from two on, in English unless there is one.</summary>
    public static string Count(long number, string singular, string? plural = null)
    {
        var isSingular = InEnglish ? Math.Abs(number) == 1 : Math.Abs(number) < 2;
        return Of(number) + NoBreakSpace + (isSingular ? singular : plural ?? singular + "s");
    }

    /// <summary>What the plan is about, counted.</summary>
    public static string Jobs(long jobs) => Count(jobs, Say("emploi", "job"));

    /// <summary>The cases that are followed, counted.</summary>
    public static string Cases(long cases) => Count(cases, Say("dossier", "case"));
}
