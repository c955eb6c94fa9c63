namespace RelocGrains.Cli;

/// <summary>What people read, in French or in English. Both stand side by side where they are said.</summary>
internal static class Speech
{
    /// <summary>True when English was asked for. Set before the first word is said.</summary>
    public static bool InEnglish { get; set; }

    /// <summary>The text in the language asked for.</summary>
    public static string Say(string french, string english) => InEnglish ? english : french;
}
