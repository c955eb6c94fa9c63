using System.CommandLine.Parsing;
using System.Globalization;
using Day = Google.Type.Date;

namespace RelocGrains.Cli;

/// <summary>Reads the values of options. What cannot be read becomes an error of the command line.</summary>
internal static class Values
{
    // More than the plan is worth; the server's own limit lies below.
    private const decimal MaxEuros = 10_000_000_000m;

    public static OutputFormat Format(ArgumentResult result) => Word(result).ToLowerInvariant() switch
    {
        "table" => OutputFormat.Table,
        "json" => OutputFormat.Json,
        _ => Wrong<OutputFormat>(result, Say("table ou json", "table or json")),
    };

    public static Exporting.ExportFormat? Export(ArgumentResult result) => Word(result).ToLowerInvariant() switch
    {
        "csv" => Exporting.ExportFormat.Csv,
        "jsonl" => Exporting.ExportFormat.Jsonl,
        _ => Wrong<Exporting.ExportFormat?>(result, Say("csv ou jsonl", "csv or jsonl")),
    };

    public static Day? Day(ArgumentResult result) =>
        Days.TryParse(Word(result), out var day) ? day : Wrong<Day?>(result, Say("un jour tel que 2022-11-30", "a day such as 2022-11-30"));

    public static T Word<T>(ArgumentResult result) where T : struct, Enum =>
        ApiWords.TryParse<T>(Word(result), out var value) ? value : Wrong<T>(result, string.Join(", ", ApiWords.All<T>().Keys));

    /// <summary>A whole number.</summary>
    public static int Whole(ArgumentResult result) =>
        int.TryParse(Word(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? whole
            : Wrong<int>(result, Say("un nombre entier", "a whole number"));

    /// <summary>Euros, with a point or a comma and two digits at most, as whole cents.</summary>
    public static long? Cents(ArgumentResult result)
    {
        var text = Word(result).Replace(',', '.');
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros)
            && euros <= MaxEuros && euros * 100 == decimal.Truncate(euros * 100)
            ? (long)(euros * 100)
            : Wrong<long?>(result, Say(
                "un montant en euros tel que 1250000 ou 1250000.50",
                "an amount in euros such as 1250000 or 1250000.50"));
    }

    private static string Word(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";

    private static T Wrong<T>(ArgumentResult result, string expected)
    {
        var option = result.Parent is OptionResult { IdentifierToken: { } token } ? token.Value + Colon : "";
        var oneOf = expected.Contains(", ", StringComparison.Ordinal) ? Say("l'un de ", "one of ") : "";
        result.AddError($"{option}{Quote(Word(result))} {Say("n'est pas", "is not")} {oneOf}{expected}.");
        return default!;
    }
}
