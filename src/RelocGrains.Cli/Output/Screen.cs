using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RelocGrains.Cli.Output;

/// <summary>Results go to standard output, messages to standard error. Plain and unwrapped where nobody looks at a terminal.</summary>
internal sealed class Screen
{
    // Wider than any line of ours, so that a pipe gets whole lines.
    private const int PipeWidth = 20_000;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly IAnsiConsole results = ConsoleFor(Console.Out, Console.IsOutputRedirected);
    private readonly IAnsiConsole messages = ConsoleFor(Console.Error, Console.IsErrorRedirected);

    public Screen(bool json) => IsJson = json;

    /// <summary>True when the result must be one JSON document.</summary>
    public bool IsJson { get; }

    /// <summary>True when nobody looks at a terminal.</summary>
    public static bool IsPiped => Console.IsOutputRedirected;

    /// <summary>True when a person watches the messages, and the result is not for a program.</summary>
    public bool CanShowProgress => !IsJson && !Console.IsErrorRedirected && messages.Profile.Capabilities.Interactive;

    /// <summary>Shows a bar while something runs. It is told how much of all is done, from 0 to 1 where that is known, and in words.</summary>
    public Task ShowProgress(Func<Action<double?, string>, Task> run) => messages.Progress().HideCompleted(true).StartAsync(async context =>
    {
        var bar = context.AddTask(" ", maxValue: 1);
        await run((done, words) =>
        {
            bar.IsIndeterminate = done is null;
            bar.Value = done ?? 0;
            bar.Description = Markup.Escape(words);
        });
    });

    public void Write(IRenderable result) => results.Write(result);

    public void WriteLine(string markup = "") => results.MarkupLine(markup);

    /// <summary>A heading inside a result, with an empty line before it.</summary>
    public void WriteHeading(string heading)
    {
        results.WriteLine();
        results.MarkupLine($"[bold blue]{Markup.Escape(heading)}[/]");
    }

    public static void WriteJson(JsonNode result) => Console.Out.WriteLine(result.ToJsonString(Indented));

    public void Note(string markup) => messages.MarkupLine(markup);

    public void Note(IRenderable message) => messages.Write(message);

    /// <summary>A message as one line of JSON, for programs.</summary>
    public static void NoteJson(JsonNode message) =>
        Console.Error.WriteLine(message.ToJsonString(new JsonSerializerOptions(Indented) { WriteIndented = false }));

    private static IAnsiConsole ConsoleFor(TextWriter writer, bool piped)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = piped ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = piped ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(piped ? new TrimmedWriter(writer) : writer),
        });
        if (piped) console.Profile.Width = PipeWidth;
        return console;
    }
}
