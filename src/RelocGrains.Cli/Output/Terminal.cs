namespace RelocGrains.Cli.Output;

/// <summary>
/// What one of the two output streams can show. Each is judged on its own: results may go into a file while messages go to a terminal.
/// </summary>
/// <param name="IsPlain">
/// True where no terminal is, or one that only prints: lines stay whole, without borders. What a program reads is the same everywhere,
/// so there is no variable that forces colours.
/// </param>
/// <param name="HasColours">False also where the reader asked for none, by NO_COLOR of https://no-color.org.</param>
internal sealed record Terminal(bool IsPlain, bool HasColours)
{
    public static Terminal Results { get; } = Of(Console.IsOutputRedirected, Environment.GetEnvironmentVariable);

    public static Terminal Messages { get; } = Of(Console.IsErrorRedirected, Environment.GetEnvironmentVariable);

    /// <summary>
    /// The runtime greets a terminal with control characters of its own before the first letter, unless that terminal is a dumb one. To
    /// be called before anything is written.
    /// </summary>
    public static void KeepQuiet()
    {
        if (!Results.HasColours && !Messages.HasColours) Environment.SetEnvironmentVariable("TERM", "dumb");
    }

    public static Terminal Of(bool isRedirected, Func<string, string?> variable)
    {
        var isPlain = isRedirected || variable("TERM") == "dumb";
        return new Terminal(isPlain, !isPlain && string.IsNullOrEmpty(variable("NO_COLOR")));
    }
}
