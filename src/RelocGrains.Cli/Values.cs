using System.CommandLine.Parsing;
using System.Globalization;
using Day = Google.Type.Date;

namespace RelocGrains.Cli;

/// <summary>Reads the values of options. What cannot be read becomes an error of the command line, in French.</summary>
internal static class Values
{
    public static OutputFormat Format(ArgumentResult result) => Word(result).ToLowerInvariant() switch
    {
        "table" => OutputFormat.Table,
        "json" => OutputFormat.Json,
        _ => Wrong<OutputFormat>(result, "table ou json"),
    };

    public static Exporting.ExportFormat? Export(ArgumentResult result) => Word(result).ToLowerInvariant() switch
    {
        "csv" => Exporting.ExportFormat.Csv,
        "jsonl" => Exporting.ExportFormat.Jsonl,
        _ => Wrong<Exporting.ExportFormat?>(result, Say("csv ou jsonl", "csv or jsonl")),
    };

    public static Day? Day(ArgumentResult result) =>
        Days.TryParse(Word(result), out var day) ? day : Wrong<Day?>(result, "un jour tel que 2022-11-30");

    public static T Word<T>(ArgumentResult result) where T : struct, Enum =>
        ApiWords.TryParse<T>(Word(result), out var value) ? value : Wrong<T>(result, string.Join(", ", ApiWords.All<T>().Keys));

    /// <summary>Euros, with a point or a comma and two digits at most, as whole cents.</summary>
    public static long? Cents(ArgumentResult result)
    {
        var text = Word(result).Replace(',', '.');
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros)
            && euros <= 10_000_000_000m && euros * 100 == decimal.Truncate(euros * 100)
            ? (long)(euros * 100)
            : Wrong<long?>(result, "un montant en euros tel que 1250000 ou 1250000.50");
    }

    private static string Word(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";

    private static T Wrong<T>(ArgumentResult result, string expected)
    {
        var option = result.Parent is OptionResult { IdentifierToken: { } token } ? token.Value + " : " : "";
        var oneOf = expected.Contains(", ", StringComparison.Ordinal) ? "l'un de " : "";
        result.AddError($"{option}« {Word(result)} » n'est pas {oneOf}{expected}.");
        return default!;
    }
}
