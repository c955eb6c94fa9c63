namespace RelocGrains.Domain;

/// <summary>The nine digits of a French company. Valid by Luhn's check.</summary>
public readonly record struct Siren(string Value) : ICode<Siren>
{
    /// <summary>La Poste, whose establishments follow a check of their own.</summary>
    public const string LaPoste = "356000000";

    /// <inheritdoc/>
    public static string Rule => "a SIREN: nine digits whose last is Luhn's check digit";

    /// <inheritdoc/>
    public static bool TryParse(string? text, out Siren code)
    {
        var digits = Digits.Of(text);
        code = new(digits ?? "");
        return digits is { Length: 9 } && Digits.PassLuhn(digits);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>The fourteen digits of a French establishment: its company's SIREN and five of its own.</summary>
public readonly record struct Siret(string Value) : ICode<Siret>
{
    /// <summary>The company of this establishment.</summary>
    public Siren Siren => new(Value[..9]);

    /// <inheritdoc/>
    public static string Rule => "a SIRET: fourteen digits, the first nine a SIREN, the last Luhn's check digit";

    /// <inheritdoc/>
    public static bool TryParse(string? text, out Siret code)
    {
        var digits = Digits.Of(text);
        code = new(digits ?? "");
        return digits is { Length: 14 } && Domain.Siren.TryParse(digits[..9], out _) && (Digits.PassLuhn(digits) || IsLaPoste(digits));
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    // La Poste has more post offices than Luhn's check allows for: there the digits add up to a multiple of five (INSEE).
    private static bool IsLaPoste(string digits) =>
        digits.StartsWith(Domain.Siren.LaPoste, StringComparison.Ordinal) && digits.Sum(c => c - '0') % 5 == 0;
}

/// <summary>Checks on strings of digits.</summary>
internal static class Digits
{
    /// <summary>The digits of a text, whose spaces do not count; null when anything else stands in it.</summary>
    public static string? Of(string? text)
    {
        if (text is null || text.Length > 40) return null;
        var digits = text.Replace(" ", "", StringComparison.Ordinal);
        return digits.All(char.IsAsciiDigit) ? digits : null;
    }

    /// <summary>Luhn's check: from the right, every second digit doubled, the sum a multiple of ten.</summary>
    public static bool PassLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
