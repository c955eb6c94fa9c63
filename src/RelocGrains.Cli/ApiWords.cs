using System.Globalization;
using System.Reflection;
using System.Text;
using Google.Protobuf.Reflection;

namespace RelocGrains.Cli;

/// <summary>The words of the API's enums as people type and read them: <c>JOBS_CREATED</c> for <c>STAGE_JOBS_CREATED</c>.</summary>
internal static class ApiWords
{
    /// <summary>The prefix that every value of an enum carries in the contract, such as <c>STAGE_</c>.</summary>
    public static string Prefix(string enumName)
    {
        var prefix = new StringBuilder();
        foreach (var letter in enumName)
        {
            if (char.IsUpper(letter) && prefix.Length > 0) prefix.Append('_');
            prefix.Append(char.ToUpperInvariant(letter));
        }
        return prefix.Append('_').ToString();
    }

    /// <summary>A value's word; null when unspecified, its number when newer than this program.</summary>
    public static string? Of(EnumDescriptor type, int number)
    {
        if (number == 0) return null;
        var name = type.FindValueByNumber(number)?.Name ?? number.ToString(CultureInfo.InvariantCulture);
        return WithoutPrefix(type.Name, name);
    }

    /// <summary>The full name in the contract of a word with or without prefix, in any case; null when there is none.</summary>
    public static string? FullName(EnumDescriptor type, string word)
    {
        var upper = Normal(word);
        return type.FindValueByName(upper)?.Name ?? type.FindValueByName(Prefix(type.Name) + upper)?.Name;
    }

    /// <summary>The words of an enum, without the unspecified one.</summary>
    public static IEnumerable<string> All(EnumDescriptor type) =>
        type.Values.Where(value => value.Number != 0).Select(value => WithoutPrefix(type.Name, value.Name));

    /// <summary>The words of an enum with their values, without the unspecified one.</summary>
    public static IReadOnlyDictionary<string, T> All<T>() where T : struct, Enum => Words<T>.ByWord;

    /// <summary>A value's word; empty when unspecified.</summary>
    public static string Of<T>(T value) where T : struct, Enum =>
        Words<T>.ByWord.FirstOrDefault(pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Key ?? "";

    /// <summary>Reads a word with or without prefix, in any case.</summary>
    public static bool TryParse<T>(string word, out T value) where T : struct, Enum =>
        Words<T>.ByWord.TryGetValue(WithoutPrefix(typeof(T).Name, Normal(word)), out value);

    private static string Normal(string word) => word.ToUpperInvariant().Replace('-', '_');

    private static string WithoutPrefix(string enumName, string name) =>
        name.StartsWith(Prefix(enumName), StringComparison.Ordinal) ? name[Prefix(enumName).Length..] : name;

    private static class Words<T> where T : struct, Enum
    {
        public static readonly Dictionary<string, T> ByWord = Enum.GetValues<T>()
            .Where(value => Convert.ToInt32(value, CultureInfo.InvariantCulture) != 0)
            .ToDictionary(value => WithoutPrefix(typeof(T).Name, NameInContract(value)), StringComparer.Ordinal);

        private static string NameInContract(T value) =>
            typeof(T).GetField(value.ToString())!.GetCustomAttribute<OriginalNameAttribute>()!.Name;
    }
}
