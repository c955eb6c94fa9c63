namespace RelocGrains.Server.Tests;

/// <summary>SIRENs that nobody has: they begin with 0 and pass Luhn's check.</summary>
public static class Sirens
{
    public static string Of(int number)
    {
        var body = FormattableString.Invariant($"0{number:D7}");
        return Enumerable.Range(0, 10).Select(check => $"{body}{check}").First(s => Domain.Siren.TryParse(s, out _));
    }
}
