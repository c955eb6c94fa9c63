using Spectre.Console;

namespace RelocGrains.Cli.Output;

/// <summary>Labels and values beside each other; what has no value is left out.</summary>
internal sealed class FactGrid
{
    private readonly Grid grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(2)).AddColumn(new GridColumn());
    private int rows;

    public FactGrid Add(string label, string? value)
    {
        if (string.IsNullOrEmpty(value) || value == "–") return this;
        grid.AddRow(new Text(label, new Style(Color.Grey)), new Text(value));
        rows++;
        return this;
    }

    /// <summary>Writes the heading and the facts; nothing when there are none.</summary>
    public void Write(Screen screen, string heading)
    {
        if (rows == 0) return;
        screen.WriteHeading(heading);
        screen.Write(grid);
    }
}
