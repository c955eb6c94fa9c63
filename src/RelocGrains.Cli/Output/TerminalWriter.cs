using Spectre.Console;
using Spectre.Console.Rendering;

namespace RelocGrains.Cli.Output;

/// <summary>Writes markup and tables to one of the two streams, with what its terminal can show.</summary>
internal sealed class TerminalWriter
{
    // Wider than any line of ours, so that a pipe gets whole lines.
    private const int PipeWidth = 20_000;

    private readonly TextWriter? plain;
    private readonly IAnsiConsole console;

    public TerminalWriter(TextWriter stream, Terminal terminal)
    {
        plain = terminal switch
        {
            { IsPlain: true } => new TrimmedWriter(stream),
            { HasColours: false } => stream,
            _ => null,
        };
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

    public void WriteLine(string markup)
    {
        Write(new Markup(markup));
        Write(new Text("\n"));
    }

    // Where there are no colours, the letters alone are written: the library would set colours on the terminal of the other stream.
    public void Write(IRenderable what)
    {
        if (plain is null) console.Write(what);
        else foreach (var segment in what.GetSegments(console).Where(segment => !segment.IsControlCode)) plain.Write(segment.Text);
    }
}
