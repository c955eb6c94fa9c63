using System.Text.RegularExpressions;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RelocGrains.Cli.Output;

/// <summary>Writes markup and tables to one of the two streams, with what its terminal can show.</summary>
internal sealed partial class TerminalWriter
{
    // Wider than any line of ours, so that a pipe gets whole lines.
    private const int PipeWidth = 20_000;

    private readonly TextWriter stream;
    private readonly Terminal terminal;
    private readonly IAnsiConsole console;

    public TerminalWriter(TextWriter stream, Terminal terminal)
    {
        (this.stream, this.terminal) = (stream, terminal);
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal.HasColours ? AnsiSupport.Detect : AnsiSupport.No,
            // The sixteen colours that every terminal has, in the shades that its user chose.
            ColorSystem = terminal.HasColours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(stream),
        });
        if (terminal.IsPlain) console.Profile.Width = PipeWidth;
    }

    /// <summary>A bar that takes itself away when it is done.</summary>
    public Progress Progress() => console.Progress().AutoClear(true).HideCompleted(true);

    public void WriteLine(string markup) => Write(new Markup(markup + "\n"));

    public void Write(IRenderable what)
    {
        if (terminal.HasColours) console.Write(what);
        else stream.Write(Letters(what));
    }

    // Not by the library, which would set colours on the terminal of the other stream. Tables fill their last column with spaces.
    private string Letters(IRenderable what)
    {
        var letters = string.Concat(what.GetSegments(console).Where(segment => !segment.IsControlCode).Select(segment => segment.Text));
        return terminal.IsPlain ? SpacesAtEnds().Replace(letters, "") : letters;
    }

    [GeneratedRegex(" +(?=\n)")]
    private static partial Regex SpacesAtEnds();
}
