namespace RelocGrains.Cli.Completion;

/// <summary>The scripts that let a shell ask <see cref="Suggestions"/>: the files beside this one, kept in the program.</summary>
internal static class ShellScript
{
    /// <summary>The shells that have one.</summary>
    public static readonly IReadOnlyList<string> Shells = ["bash", "zsh", "fish"];

    /// <summary>The script of one of the <see cref="Shells"/>.</summary>
    public static string For(string shell)
    {
        using var script = typeof(ShellScript).Assembly.GetManifestResourceStream($"reloc.{shell}")!;
        using var reader = new StreamReader(script);
        return reader.ReadToEnd();
    }
}
