using System.Globalization;
using System.Text;

namespace RelocGrains.Server.Answers;

/// <summary>Names of enumerations as the contract writes them in details: <c>NotADuplicate</c> is <c>NOT_A_DUPLICATE</c>.</summary>
internal static class Words
{
    /// <summary>The contract's name of a value, without the prefix of its enumeration.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Screaming(value.ToString());

    /// <summary>Upper case, an underscore before each part of a name.</summary>
    public static string Screaming(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0) text.Append('_');
            text.Append(char.ToUpperInvariant(letter));
        }
        return text.ToString();
    }

    /// <summary>A whole number in a detail.</summary>
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);
}
