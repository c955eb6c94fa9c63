using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;

namespace RelocGrains.Cli.Completion;

/// <summary>
/// Answers the shells' question, <c>reloc [suggest] "reloc list --st"</c>, with the words that may stand there, one a line. The library
/// knows them; here is what people want to see of them.
/// </summary>
internal sealed class Suggestions(RootCommand root) : SynchronousCommandLineAction
{
    public static void AddTo(RootCommand root) =>
        root.Directives.OfType<SuggestDirective>().Single().Action = new Suggestions(root);

    public override int Invoke(ParseResult parseResult)
    {
        var line = parseResult.Tokens is [.., { Value: var last }] ? last : "";
        foreach (var word in For(line)) parseResult.InvocationConfiguration.Output.WriteLine(word);
        return ExitCode.Done;
    }

    /// <summary>
    /// The words that fit at the end of a line: options where a hyphen was typed, or where nothing else can stand. None where a file is
    /// meant: those the shell knows.
    /// </summary>
    /// <param name="line">What was typed before the cursor, the program's name first.</param>
    public IReadOnlyList<string> For(string line)
    {
        if (IsInsideQuotes(line)) return [];
        var begun = line[(line.LastIndexOf(' ') + 1)..];
        var typed = root.Parse(line);
        if (!begun.StartsWith('-') && WantsFile(typed, begun)) return [];
        var fitting = typed.GetCompletions(line.Length)
            .Select(item => item.Label)
            .Where(word => word.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .ToLookup(word => word.StartsWith("--", StringComparison.Ordinal));
        var words = fitting[false].Where(word => char.IsAsciiLetterOrDigit(word[0])).ToList();
        return words.Count > 0 ? words : [.. fitting[true]];
    }

    // The file is the last word, or is still to come.
    private static bool WantsFile(ParseResult typed, string begun) => typed.CommandResult.Command.Arguments
        .Where(argument => argument.Name == "FILE")
        .Any(argument => typed.GetResult(argument) is not { Tokens.Count: > 0 } given || given.Tokens[^1].Value == begun);

    // What is quoted is free text.
    private static bool IsInsideQuotes(string line) => line.Count(letter => letter == '"') % 2 == 1;
}
