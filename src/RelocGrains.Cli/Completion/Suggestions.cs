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

    /// <summary>The words that fit at the end of a line: options where a hyphen was typed, or where nothing else can stand.</summary>
    /// <param name="line">What was typed before the cursor, the program's name first.</param>
    public IReadOnlyList<string> For(string line)
    {
        if (IsInsideQuotes(line)) return [];
        var begun = line[(line.LastIndexOf(' ') + 1)..];
        var fitting = root.Parse(line).GetCompletions(line.Length)
            .Select(item => item.Label)
            .Where(word => word.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .ToLookup(word => word.StartsWith("--", StringComparison.Ordinal));
        var words = fitting[false].Where(word => char.IsAsciiLetterOrDigit(word[0])).ToList();
        return words.Count > 0 ? words : [.. fitting[true]];
    }

    // What is quoted is free text.
    private static bool IsInsideQuotes(string line) => line.Count(letter => letter == '"') % 2 == 1;
}
