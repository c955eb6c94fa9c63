using System.CommandLine;
using Day = Google.Type.Date;

namespace RelocGrains.Cli;

/// <summary>Makes the options and arguments that several verbs have, so that they read the same everywhere.</summary>
internal static class Options
{
    /// <summary>The twelve of the region. Offered to who types; the server judges.</summary>
    public static readonly string[] Departments = ["01", "03", "07", "15", "26", "38", "42", "43", "63", "69", "73", "74"];

    public static Argument<string> Case() => new("CASE")
    {
        Description = Say("Référence du dossier, telle que AURA-2026-00042", "Reference of the case, such as AURA-2026-00042"),
    };

    public static Argument<string> Item(string name, string description) => new(name) { Description = description };

    public static Option<string> NeededText(string name, string description, string helpName = "TEXT") =>
        new(name) { Description = description, HelpName = helpName };

    public static Option<string> Reason() =>
        NeededText("--reason", Say("Pourquoi (texte libre, gardé hors du journal)", "Why (free text, kept outside the log)"));

    public static Option<string?> Text(string name, string description, string helpName = "TEXT") =>
        new(name) { Description = description, HelpName = helpName };

    public static Option<string?> Department(string description) => Text("--department", description, "CODE").Offering(Departments);

    public static Option<Day?> Day(string name, string description) =>
        new(name) { Description = description, HelpName = "DAY", CustomParser = Values.Day };

    public static Option<int?> Number(string name, string description) =>
        new(name) { Description = description, HelpName = "N", CustomParser = result => Values.Whole(result) };

    public static Option<int> NeededNumber(string name, string description) =>
        new(name) { Description = description, HelpName = "N", CustomParser = Values.Whole };

    /// <summary>An option that is true alone, and takes true or false.</summary>
    public static Option<bool?> Switch(string name, string description) =>
        new Option<bool?>(name) { Description = description }.Offering("true", "false");

    public static Option<long?> Euros(string name, string description) =>
        new(name) { Description = description, HelpName = "EUROS", CustomParser = Values.Cents };

    public static Option<T> OneOf<T>(string name, string description, params T[] without) where T : struct, Enum
    {
        string[] words = [.. ApiWords.All<T>().Where(pair => !without.Contains(pair.Value)).Select(pair => pair.Key)];
        return new Option<T>(name)
        {
            Description = $"{description}{Colon}{string.Join(", ", words)}",
            HelpName = ApiWords.Prefix(typeof(T).Name).TrimEnd('_'),
            CustomParser = Values.Word<T>,
        }.Offering(words);
    }

    /// <summary>With the words that a shell completes its value with.</summary>
    public static Option<T> Offering<T>(this Option<T> option, params string[] words)
    {
        // The library's own are the names of a C# enum.
        option.CompletionSources.Clear();
        option.CompletionSources.Add(words);
        return option;
    }
}
