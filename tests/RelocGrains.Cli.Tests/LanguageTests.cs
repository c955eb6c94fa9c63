using RelocGrains.Cli.Tests.Processes;
using Xunit;

namespace RelocGrains.Cli.Tests;

/// <summary>Which language is spoken.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("list", null, "fr")]
    [InlineData("list", "", "fr")]
    [InlineData("list", "en", "en")]
    [InlineData("list --lang en", null, "en")]
    [InlineData("list --lang=en --department 69", null, "en")]
    [InlineData("--lang EN list", null, "en")]
    [InlineData("record X needs --file - --lang fr", "en", "fr")]
    [InlineData("list --lang fr", "unreadable", "fr")]
    [InlineData("list --lang fr --lang en", null, "en")]
    [InlineData("list --lang", null, "fr")]
    public void The_command_line_goes_before_the_environment_and_French_is_usual(string arguments, string? environment, string language) =>
        Assert.Equal(language, Language.Of(arguments.Split(' '), environment));

    [Theory]
    [InlineData("list --lang de", null, "--lang")]
    [InlineData("list", "de", "RELOC_LANG")]
    public void Another_language_is_refused_with_the_two_that_there_are(string arguments, string? environment, string source)
    {
        var wrong = Assert.Throws<UsageException>(() => Language.Of(arguments.Split(' '), environment));

        Assert.Equal($"{source} : « de » n'est ni fr (français) ni en (English).", wrong.Message);
    }

    [Theory]
    [InlineData("fr", "Erreur : La commande nécessaire n'a pas été fournie.")]
    [InlineData("en", "Error: Required command was not provided.")]
    public async Task The_library_of_the_command_line_speaks_it_too(string language, string error)
    {
        var run = await RelocProcess.Run($"--lang {language}");

        Assert.StartsWith(error, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_in_an_unknown_language_ends_as_a_wrong_command_line()
    {
        var run = await RelocProcess.Run("--help", ("RELOC_LANG", "de"));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("RELOC_LANG", run.Errors, StringComparison.Ordinal);
    }
}
