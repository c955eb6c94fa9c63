using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;
using Google.Protobuf.WellKnownTypes;
using Day = Google.Type.Date;

namespace RelocGrains.Cli.Exporting;

/// <summary>One column of an export: its name, what it says, and how it is written.</summary>
internal sealed record ExportColumn<T>(string Name, string Says, Action<CsvWriter, T> Write);

/// <summary>What an export writes of each row: columns, or one JSON object.</summary>
internal sealed record ExportTable<T>(Func<T, JsonObject> Json, params IReadOnlyList<ExportColumn<T>> Columns)
{
    /// <summary>The columns with what they say, for <c>--help</c>.</summary>
    public string Help => string.Join('\n', Columns.Select(column => $"  {column.Name,-26} {column.Says}"));
}

/// <summary>Kinds of column. Numbers are numbers to a spreadsheet, and never formulas; text that looks like one is kept from running.</summary>
internal static class Column
{
    public static ExportColumn<T> Text<T>(string name, string says, Func<T, string?> of) => new(name, says, (csv, row) => csv.WriteField(of(row) ?? ""));

    public static ExportColumn<T> Number<T>(string name, string says, Func<T, long> of) => new(name, says, (csv, row) => csv.WriteField(of(row), default, CultureInfo.InvariantCulture));

    /// <summary>Cents as euros: whole ones, or with two decimals.</summary>
    public static ExportColumn<T> Euros<T>(string name, string says, Func<T, long> cents) => new(name, says, (csv, row) => csv.WriteField(ToEuros(cents(row)), default, CultureInfo.InvariantCulture));

    /// <summary>Such as <c>2022-11-30</c>; empty when absent.</summary>
    public static ExportColumn<T> Date<T>(string name, string says, Func<T, Day?> of) => Text<T>(name, says, row => Days.ToIso(of(row)));

    /// <summary>Such as <c>2022-11-30T09:15:00.25Z</c>; empty when absent.</summary>
    public static ExportColumn<T> Time<T>(string name, string says, Func<T, Timestamp?> of) =>
        Text<T>(name, says, row => of(row)?.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));

    /// <summary>A word of the contract; empty when unspecified.</summary>
    public static ExportColumn<T> Word<T, TWord>(string name, string says, Func<T, TWord> of) where TWord : struct, System.Enum =>
        Text<T>(name, says, row => ApiWords.Of(of(row)));

    private static decimal ToEuros(long cents) => cents % 100 == 0 ? cents / 100 : new decimal(cents) / 100;
}
