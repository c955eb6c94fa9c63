using System.CommandLine;

namespace RelocGrains.Cli;

/// <summary>
/// Which of the two languages is asked for. It is read before the command tree is built, because commands and options say what they
/// are when they are made.
/// </summary>
internal static class Language
{
    /// <summary>The variable that stands for `--lang` where it is not given.</summary>
    public const string Variable = "RELOC_LANG";

    public const string French = "fr";
    public const string English = "en";

    /// <summary>The command line before the environment; French when neither says.</summary>
    public static string Of(IReadOnlyList<string> arguments, string? fromEnvironment)
    {
        if (Typed(arguments) is { } typed) return Known("--lang", typed);
        return string.IsNullOrEmpty(fromEnvironment) ? French : Known(Variable, fromEnvironment);
    }

    // By the parser that reads the whole line later, so that both find the same word.
    private static string? Typed(IReadOnlyList<string> arguments)
    {
        var language = new Option<string?>("--lang");
        var alone = new RootCommand { language };
        alone.TreatUnmatchedTokensAsErrors = false;
        return alone.Parse(arguments).GetResult(language)?.Tokens is { Count: > 0 } words ? words[^1].Value : null;
    }

    // Said so that readers of either language understand it: which of them reads is what is not known.
    private static string Known(string source, string word) => word.ToLowerInvariant() is var known and (French or English)
        ? known
        : throw new UsageException($"{source} : « {word} » n'est ni fr (français) ni en (English).");
}
