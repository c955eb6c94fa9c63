using System.Globalization;
using System.Text.RegularExpressions;

namespace RelocGrains.Cli.Importing;

/// <summary>Reads what stands in one cell of a file, as spreadsheets write it.</summary>
internal static partial class Cell
{
    /// <summary>What spreadsheets take for the beginning of a formula. An apostrophe before it says that it is text.</summary>
    private const string Formula = "=@+-\t\r";

    /// <summary>The text of a cell: one line, nothing around it, without the apostrophe that keeps spreadsheets from running it.</summary>
    public static string Clean(string raw)
    {
        var text = LineBreak().Replace(raw, " ").Trim();
        return text.Length > 1 && text[0] == '\'' && Formula.Contains(text[1], StringComparison.Ordinal) ? text[1..] : text;
    }

    /// <summary>Digits without the spaces between them.</summary>
    public static string Compact(string text) => Space().Replace(text, "");

    /// <summary>A whole number, perhaps with spaces between its digits.</summary>
    public static bool TryReadNumber(string text, out int number) =>
        int.TryParse(Compact(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    /// <summary>Euros as whole cents: a point or a comma, and two digits at most after it.</summary>
    public static bool TryReadCents(string text, out long cents)
    {
        cents = 0;
        var match = Amount().Match(Compact(text));
        if (!match.Success) return false;
        cents = long.Parse(match.Groups["euros"].Value + match.Groups["cents"].Value.PadRight(2, '0'), CultureInfo.InvariantCulture);
        if (match.Groups["minus"].Success) cents = -cents;
        return true;
    }

    [GeneratedRegex(@"\s*[\r\n]+\s*", RegexOptions.CultureInvariant)]
    private static partial Regex LineBreak();

    // French thousands are set apart by a space that does not break, wide or narrow.
    [GeneratedRegex(@"[ \u00A0\u202F]", RegexOptions.CultureInvariant)]
    private static partial Regex Space();

    // Fifteen digits hold any amount, and their cents a long.
    [GeneratedRegex(@"\A(?<minus>-)?(?<euros>[0-9]{1,15})([.,](?<cents>[0-9]{1,2}))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Amount();
}
