using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RelocGrains.Cli.Output;

/// <summary>Results go to standard output, messages to standard error. Plain and unwrapped where nobody looks at a terminal.</summary>
internal sealed class Screen
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions OnOneLine = new(Indented) { WriteIndented = false };

    private readonly TerminalWriter results = new(Console.Out, Terminal.Results);
    private readonly TerminalWriter messages = new(Console.Error, Terminal.Messages);

    public Screen(bool json) => IsJson = json;

    /// <summary>True when the result must be one JSON document.</summary>
    public bool IsJson { get; }

    /// <summary>True when nobody looks at results on a terminal.</summary>
    public static bool IsPiped => Terminal.Results.IsPlain;

    /// <summary>The same of messages.</summary>
    public static bool NotesArePiped => Terminal.Messages.IsPlain;

    /// <summary>True when a person watches the messages, and the result is not for a program.</summary>
    public bool CanShowProgress => !IsJson && Terminal.Messages.HasColours;

    /// <summary>Shows a bar while something runs. It is told how much of all is done, from 0 to 1 where that is known, and in words.</summary>
    public Task ShowProgress(Func<Action<double?, string>, Task> run) => messages.Progress().StartAsync(async context =>
    {
        var bar = context.AddTask("…", maxValue: 1);
        await run((done, words) =>
        {
            bar.IsIndeterminate = done is null;
            bar.Value = done ?? 0;
            bar.Description = Markup.Escape(words);
        });
    });

    public void Write(IRenderable result) => results.Write(result);

    public void WriteLine(string markup = "") => results.WriteLine(markup);

    /// <summary>A heading inside a result, with an empty line before it.</summary>
    public void WriteHeading(string heading)
    {
        results.WriteLine("");
        results.WriteLine($"[bold blue]{Markup.Escape(heading)}[/]");
    }

    public static void WriteJson(JsonNode result) => Console.Out.WriteLine(result.ToJsonString(Indented));

    /// <summary>One of many results, on a line of its own. Whoever reads it has it at once.</summary>
    public static void WriteJsonLine(JsonNode result)
    {
        Console.Out.WriteLine(result.ToJsonString(OnOneLine));
        Console.Out.Flush();
    }

    public void Note(string markup) => messages.WriteLine(markup);

    public void Note(IRenderable message) => messages.Write(message);

    /// <summary>A message as one line of JSON, for programs.</summary>
    public static void NoteJson(JsonNode message) =>
        Console.Error.WriteLine(message.ToJsonString(OnOneLine));
}
