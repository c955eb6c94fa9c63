using RelocGrains.Cli.Calls;
using RelocGrains.Cli.Completion;
using RelocGrains.Cli.Tests.Processes;
using Xunit;

namespace RelocGrains.Cli.Tests;

/// <summary>What a shell completes, asked directly and through the scripts.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("reloc adv", "advance")]
    [InlineData("reloc re", "record referral reopen report resume return")]
    [InlineData("reloc referral ", "accept decline")]
    [InlineData("reloc list --st", "--stage --status")]
    [InlineData("reloc list --lang en --st", "--stage --status")]
    [InlineData("reloc hold X --reason \"a b\" --st", "--status")]
    [InlineData("reloc hold X --reason \"a --st", "")]
    [InlineData("reloc advance X --to STR", "STRUCTURED")]
    [InlineData("reloc advance X --to det", "")]
    [InlineData("reloc list --stage ex", "EXAMINED EXECUTING")]
    [InlineData("reloc list --outcome L", "LAPSED LOST")]
    [InlineData("reloc list --live ", "false true")]
    [InlineData("reloc list --department 0", "01 03 07")]
    [InlineData("reloc departments 7", "73 74")]
    [InlineData("reloc record X fin", "financing-plan")]
    [InlineData("reloc -o ", "json table")]
    [InlineData("reloc --lang ", "en fr")]
    [InlineData("reloc --as p", "partner payer public")]
    [InlineData("reloc completion ", "bash fish zsh")]
    [InlineData("reloc create --file ", "")]
    [InlineData("reloc import ", "")]
    [InlineData("reloc import cas", "")]
    [InlineData("reloc import --rep", "--report")]
    [InlineData("reloc import cases.csv --rep", "--report")]
    [InlineData("reloc import cases.csv --as p", "partner payer public")]
    public void The_words_that_fit_are_offered(string line, string words) =>
        Assert.Equal(words, string.Join(' ', new Suggestions(Root.Command()).For(line)));

    [Fact]
    public void Every_verb_is_offered_at_the_start() =>
        Assert.Equal(
            Root.Command().Subcommands.Select(verb => verb.Name).Order(StringComparer.Ordinal),
            new Suggestions(Root.Command()).For("reloc ").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_kind_of_fact_is_offered() =>
        Assert.Equal(
            Acts.ByKind.Keys.Order(StringComparer.Ordinal),
            new Suggestions(Root.Command()).For("reloc record X ").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("reloc adv", "advance")]
    [InlineData("reloc advance X --to STR", "STRUCTURED")]
    [InlineData("reloc list --st", "--stage --status")]
    public async Task A_real_bash_completes(string line, string words)
    {
        // As bash does on TAB: it looks up the function that completes reloc, and calls it with the line in variables.
        const string tab = """
            source <(reloc completion bash)
            COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=($1) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            [[ $(complete -p reloc) =~ -F\ ([^ ]+) ]] && "${BASH_REMATCH[1]}" reloc "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
            echo "${COMPREPLY[@]}"
            """;

        var run = await Shell("bash", ["--norc", "-c", tab, "bash", line]);

        Assert.Equal((words, ""), (run.Output.Trim(), run.Errors));
    }

    [Theory]
    [InlineData("bash", "-n")]
    [InlineData("zsh", "-n")]
    [InlineData("fish", "--no-execute")]
    public async Task A_script_is_one_that_its_shell_can_read(string shell, string onlyRead)
    {
        SkipWithout(shell);
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, (await RelocProcess.Run($"completion {shell}")).Output);

        var run = await Shell(shell, [onlyRead, script]);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        File.Delete(script);
    }

    [Theory]
    [InlineData("reloc adv", "advance")]
    [InlineData("reloc advance X --to STR", "STRUCTURED")]
    public async Task A_real_fish_completes(string line, string words)
    {
        SkipWithout("fish");

        var run = await Shell("fish", ["--no-config", "-c", "reloc completion fish | source; complete --do-complete $argv", line]);

        Assert.Equal((words, ""), (run.Output.Trim(), run.Errors));
    }

    private static void SkipWithout(string shell) =>
        Assert.SkipUnless(Folders().Any(folder => File.Exists(Path.Combine(folder, shell))), $"No {shell} here.");

    private static Task<Finished> Shell(string shell, IEnumerable<string> arguments) =>
        RelocProcess.Start(shell, arguments, ("PATH", $"{AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}"));

    private static string[] Folders() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
}
