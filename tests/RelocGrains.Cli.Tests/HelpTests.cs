using System.CommandLine;
using System.Text.RegularExpressions;
using RelocGrains.Cli.Tests.Processes;
using Xunit;

namespace RelocGrains.Cli.Tests;

/// <summary>The help of every verb, as two real runs write it: one in French, one in English.</summary>
public sealed partial class HelpTests
{
    // Names, and words that both languages write alike.
    private static readonly HashSet<string> Same = new(StringComparer.Ordinal) { "Commune", "bash, zsh, fish" };

    public static TheoryData<string> Verbs => [.. Paths(Root.Command(), "")];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_is_whole_and_different_in_both_languages(string verb)
    {
        string[] helps = await Task.WhenAll(Help(verb, Language.French), Help(verb, Language.English));
        var (french, english) = (helps[0], helps[1]);

        Assert.DoesNotMatch(Accent(), english.Replace("Auvergne-Rhône-Alpes", "", StringComparison.Ordinal));
        Assert.DoesNotContain("« ", english, StringComparison.Ordinal);
        var described = Descriptions(french).Zip(Descriptions(english)).ToList();
        Assert.Equal(Descriptions(french).Count, Descriptions(english).Count);
        Assert.NotEmpty(described);
        Assert.All(described, pair => Assert.False(pair.First == pair.Second && !Same.Contains(pair.First), pair.First));
        Assert.All(Prose(english), line => Assert.DoesNotContain(line, french.Split('\n')));
    }

    private static async Task<string> Help(string verb, string language)
    {
        var run = await RelocProcess.Run($"{verb} --help", (Language.Variable, language));
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.DoesNotContain('\e', run.Output);
        return run.Output;
    }

    // What stands beside arguments, options and verbs, in the sections that the library writes.
    private static List<string> Descriptions(string help)
    {
        var described = new List<string>();
        var inside = false;
        foreach (var line in help.Split('\n'))
        {
            if (LibraryHeading().IsMatch(line)) inside = true;
            else if (line.Length == 0) inside = false;
            else if (inside && Described().Match(line) is { Success: true } found) described.Add(found.Groups[1].Value);
        }
        return described;
    }

    // Examples with a text between quotes, and exit codes.
    private static IEnumerable<string> Prose(string help) =>
        help.Split('\n').Where(line => QuotedText().IsMatch(line) || ExitLine().IsMatch(line));

    private static IEnumerable<string> Paths(Command command, string path) =>
        command.Subcommands.SelectMany(verb => Paths(verb, $"{path} {verb.Name}".TrimStart())).Prepend(path);

    [GeneratedRegex("[À-ÿœ]")]
    private static partial Regex Accent();

    [GeneratedRegex(@"^  \S.*? {2,}(\S.*)$")]
    private static partial Regex Described();

    [GeneratedRegex(@"^(Arguments|Options|Commandes|Commands)\s?:$")]
    private static partial Regex LibraryHeading();

    [GeneratedRegex("--reason \"")]
    private static partial Regex QuotedText();

    [GeneratedRegex(@"^  \d+ +\S")]
    private static partial Regex ExitLine();
}
