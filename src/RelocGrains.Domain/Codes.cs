using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using RelocGrains.Domain.Reference;

namespace RelocGrains.Domain;

/// <summary>A short text with a rule of its own, stored as that text.</summary>
/// <typeparam name="TSelf">The code's own type.</typeparam>
public interface ICode<TSelf> where TSelf : struct, ICode<TSelf>
{
    /// <summary>The text, in its one canonical form.</summary>
    string Value { get; }

    /// <summary>Reads a text; false when it breaks the rule of this code.</summary>
    static abstract bool TryParse(string? text, out TSelf code);

    /// <summary>What a right value looks like, for people.</summary>
    static abstract string Rule { get; }
}

/// <summary>Reading codes that must be right because we wrote them.</summary>
public static class Code
{
    /// <summary>Reads a code that is known to be right; throws otherwise.</summary>
    public static T Parse<T>(string text) where T : struct, ICode<T> =>
        T.TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not {T.Rule}.");
}

/// <summary>Reference of one case, such as <c>AURA-2026-00042</c>: the year of its detection and a number never used twice.</summary>
public readonly partial record struct ProjectId(string Value) : ICode<ProjectId>
{
    private const int YearAt = 5;
    private const int YearDigits = 4;

    /// <summary>The reference of a year and a number.</summary>
    public static ProjectId Of(int year, int number) => new(FormattableString.Invariant($"AURA-{year:D4}-{number:D5}"));

    /// <summary>The year it was given in.</summary>
    public int Year => int.Parse(Value.AsSpan(YearAt, YearDigits), CultureInfo.InvariantCulture);

    /// <summary>Its number in the year.</summary>
    public int Number => int.Parse(Value.AsSpan(YearAt + YearDigits + 1), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static string Rule => "a reference such as AURA-2026-00042";

    /// <inheritdoc/>
    public static bool TryParse(string? text, out ProjectId code)
    {
        code = new(text ?? "");
        return text is not null && Pattern().IsMatch(text);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\AAURA-20[0-9]{2}-[0-9]{5,7}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

/// <summary>A person's random id, such as <c>p-017</c>. Never a login, a name or an e-mail.</summary>
public readonly partial record struct PersonId(string Value) : ICode<PersonId>
{
    /// <inheritdoc/>
    public static string Rule => "2 to 40 letters, digits, dots or hyphens, such as p-017";

    /// <inheritdoc/>
    public static bool TryParse(string? text, out PersonId code)
    {
        code = new(text ?? "");
        return text is not null && Pattern().IsMatch(text);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

/// <summary>One of the plan's partners, by the id in the reference data.</summary>
public readonly record struct PartnerId(string Value) : ICode<PartnerId>
{
    private static readonly FrozenSet<string> All = PlanReference.Current.Partners.Select(p => p.Id).ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public static string Rule => "a partner of the plan: " + string.Join(", ", PlanReference.Current.Partners.Select(p => p.Id));

    /// <inheritdoc/>
    public static bool TryParse(string? text, out PartnerId code)
    {
        var known = text is not null && All.Contains(text);
        code = known ? new(text!) : default;
        return known;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>One of the region's departments, by its official number.</summary>
public readonly record struct DepartmentCode(string Value) : ICode<DepartmentCode>
{
    private static readonly FrozenSet<string> All = PlanReference.Current.Departments.Select(d => d.Code).ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public static string Rule => "a department of the region: " + string.Join(", ", PlanReference.Current.Departments.Select(d => d.Code));

    /// <inheritdoc/>
    public static bool TryParse(string? text, out DepartmentCode code)
    {
        var known = text is not null && All.Contains(text);
        code = known ? new(text!) : default;
        return known;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An industrial sector of excellence, from the plan's reference table.</summary>
public readonly record struct FiliereCode(string Value) : ICode<FiliereCode>
{
    private static readonly FrozenSet<string> All = PlanReference.Current.Filieres.Select(f => f.Code).ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public static string Rule => "a filière of the plan: " + string.Join(", ", PlanReference.Current.Filieres.Select(f => f.Code));

    /// <inheritdoc/>
    public static bool TryParse(string? text, out FiliereCode code)
    {
        var known = text is not null && All.Contains(text);
        code = known ? new(text!) : default;
        return known;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An aid scheme, from the plan's reference table.</summary>
public readonly record struct SchemeCode(string Value) : ICode<SchemeCode>
{
    private static readonly FrozenSet<string> All = PlanReference.Current.Schemes.Select(s => s.Code).ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public static string Rule => "a scheme of the plan: " + string.Join(", ", PlanReference.Current.Schemes.Select(s => s.Code));

    /// <inheritdoc/>
    public static bool TryParse(string? text, out SchemeCode code)
    {
        var known = text is not null && All.Contains(text);
        code = known ? new(text!) : default;
        return known;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A document of the examination's checklist, from the plan's reference table.</summary>
public readonly record struct DocumentCode(string Value) : ICode<DocumentCode>
{
    private static readonly FrozenSet<string> All = PlanReference.Current.Checklist.Select(d => d.Code).ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public static string Rule => "a document of the checklist: " + string.Join(", ", PlanReference.Current.Checklist.Select(d => d.Code));

    /// <inheritdoc/>
    public static bool TryParse(string? text, out DocumentCode code)
    {
        var known = text is not null && All.Contains(text);
        code = known ? new(text!) : default;
        return known;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>
/// Place of one item inside its case, such as <c>r1</c> (referral), <c>o1</c> (opinion), <c>l1</c> (funding line), <c>i1</c>
/// (instalment), <c>s1</c> (job statement), <c>p1</c> (payment). Given by the case, in order. A new financing plan
/// numbers its lines anew, and a new agreement its instalments; the others are never used twice.
/// </summary>
public readonly partial record struct ItemId(string Value) : ICode<ItemId>
{
    /// <summary>The id of the item that follows <paramref name="count"/> others of its kind.</summary>
    public static ItemId After(char kind, int count) => new(FormattableString.Invariant($"{kind}{count + 1}"));

    /// <inheritdoc/>
    public static string Rule => "an item of the case, such as r1";

    /// <inheritdoc/>
    public static bool TryParse(string? text, out ItemId code)
    {
        code = new(text ?? "");
        return text is not null && Pattern().IsMatch(text);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-z][1-9][0-9]{0,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

/// <summary>A proof kept elsewhere: its address or its file name, and never its content.</summary>
public readonly record struct Evidence(string Value) : ICode<Evidence>
{
    /// <summary>Long enough for an address with a hash.</summary>
    public const int MaxLength = 300;

    /// <inheritdoc/>
    public static string Rule => "the address or file name of a document, 1 to 300 characters";

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Evidence code)
    {
        code = new(text ?? "");
        return !string.IsNullOrWhiteSpace(text) && text.Length <= MaxLength && !text.Any(char.IsControl);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
