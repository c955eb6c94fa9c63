namespace RelocGrains.Cli;

/// <summary>What people read, in French or in English. Both stand side by side where they are said.</summary>
internal static class Speech
{
    /// <summary>True when English was asked for. Set before the first word is said.</summary>
    public static bool InEnglish { get; set; }

    /// <summary>Between a label and what it labels: French has a space before it.</summary>
    public static string Colon => Say(" : ", ": ");

    /// <summary>Between two sayings on one line: French has a space before it.</summary>
    public static string Semicolon => Say(" ; ", "; ");

    /// <summary>The text in the language asked for.</summary>
    public static string Say(string french, string english) => InEnglish ? english : french;

    /// <summary>The same, of a table's pair.</summary>
    public static string Say((string French, string English) pair) => Say(pair.French, pair.English);

    /// <summary>Each of several texts, such as the headings of a table, written with bars between them.</summary>
    public static string[] SayEach(string french, string english) => Say(french, english).Split('|', StringSplitOptions.TrimEntries);

    /// <summary>What somebody wrote, as it stands.</summary>
    public static string Quote(string text) => Say($"« {text} »", $"“{text}”");
}
