using Spectre.Console;
using Spectre.Console.Rendering;

namespace RelocGrains.Cli.Output;

/// <summary>Makes tables in our one style. Cells are plain text; markup must be asked for.</summary>
internal static class Tables
{
    /// <summary>
    /// A table of a result. A heading that begins with <c>!</c> stands over codes that are never broken into lines, one with
    /// <c>&gt;</c> over numbers, aligned to the right.
    /// </summary>
    public static Table Of(params string[] headings) => Of(Screen.IsPiped, headings);

    /// <summary>The same, where it goes elsewhere than to the results.</summary>
    public static Table Of(bool piped, params string[] headings)
    {
        var table = new Table { Border = piped ? TableBorder.None : TableBorder.Rounded, BorderStyle = new Style(Color.Grey) };
        foreach (var heading in headings)
        {
            var style = piped ? Style.Plain : new Style(decoration: Decoration.Bold);
            var column = new TableColumn(new Text(heading.TrimStart('>', '!'), style));
            if (heading.StartsWith('>')) column.RightAligned();
            if (heading.StartsWith('>') || heading.StartsWith('!')) column.NoWrap();
            table.AddColumn(column);
        }
        return table;
    }

    public static void AddTextRow(this Table table, params string[] cells) =>
        table.AddRow(cells.Select(cell => (IRenderable)new Text(cell)));
}
