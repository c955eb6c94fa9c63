namespace RelocGrains.Benchmarks.Load;

/// <summary>SIRENs that nobody has: they begin with 0 and pass Luhn's check.</summary>
internal static class Sirens
{
    public static string Of(int number)
    {
        var body = FormattableString.Invariant($"0{number:D7}");
        return Enumerable.Range(0, 10).Select(check => $"{body}{check}").First(text => Domain.Siren.TryParse(text, out _));
    }
}
