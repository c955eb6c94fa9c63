using System.Text.RegularExpressions;
using RelocGrains.Cli.Output;
using RelocGrains.Cli.Tests.Processes;
using Spectre.Console;
using Xunit;

namespace RelocGrains.Cli.Tests;

/// <summary>Where colours, borders and line breaks are.</summary>
public sealed partial class TerminalTests
{
    private const string PseudoTerminal = "/usr/bin/script";

    private static readonly string Long = new('x', 500);

    [Theory]
    [InlineData(false, "xterm", null, false, true)]
    [InlineData(false, "xterm", "", false, true)]
    [InlineData(false, "xterm", "1", false, false)]
    [InlineData(false, "xterm", "0", false, false)]
    [InlineData(false, "dumb", null, true, false)]
    [InlineData(true, "xterm", null, true, false)]
    [InlineData(true, null, "1", true, false)]
    public void A_terminal_has_colours_unless_it_is_dumb_or_nobody_wants_them(
        bool redirected, string? term, string? noColor, bool isPlain, bool hasColours) =>
        Assert.Equal(new Terminal(isPlain, hasColours), Terminal.Of(redirected, name => name == "TERM" ? term : name == "NO_COLOR" ? noColor : null));

    [Fact]
    public void A_pipe_gets_whole_lines_without_borders()
    {
        var written = Written(new Terminal(IsPlain: true, HasColours: false));

        Assert.Equal(["titre", "A B", $"{Long} 1", ""], written.Split('\n').Select(line => Spaces().Replace(line, " ")));
    }

    [Fact]
    public void A_terminal_without_colours_keeps_its_borders()
    {
        var written = Written(new Terminal(IsPlain: false, HasColours: false));

        Assert.DoesNotContain('\e', written);
        Assert.Contains('╭', written);
    }

    [Fact]
    public async Task In_a_terminal_an_error_is_coloured()
    {
        var run = await InTerminal("lst");

        Assert.Contains("\e[91mErreur :\e[0m", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public async Task A_terminal_where_nobody_wants_colours_gets_no_control_characters(string name, string value)
    {
        var run = await InTerminal("lst", (name, value));

        Assert.Contains("Erreur :", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Output);
    }

    [Fact]
    public async Task Messages_in_a_file_have_no_colours_though_results_go_to_a_terminal()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("reloc-").FullName, "errors");

        await InTerminal($"lst 2> {file}");

        Assert.StartsWith("Erreur : ", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', await File.ReadAllTextAsync(file));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static string Written(Terminal terminal)
    {
        var stream = new StringWriter { NewLine = "\n" };
        var writer = new TerminalWriter(stream, terminal);
        writer.WriteLine("[red]titre[/]");
        var table = Tables.Of(terminal.IsPlain, "A", "B");
        table.AddTextRow(Long, "1");
        writer.Write(table);
        return stream.ToString();
    }

    private static Task<Finished> InTerminal(string arguments, params (string Name, string Value)[] environment)
    {
        Assert.SkipUnless(File.Exists(PseudoTerminal), "No script(1) of util-linux here to make a terminal with.");
        return RelocProcess.Start(
            PseudoTerminal,
            ["-qec", $"{RelocProcess.Path} {arguments}", "/dev/null"],
            [("TERM", "xterm-256color"), ("SHELL", "/bin/sh"), .. environment]);
    }

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
