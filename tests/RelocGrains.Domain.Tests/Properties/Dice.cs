namespace RelocGrains.Domain.Tests.Properties;

/// <summary>Chance for one step, all of it from one number: the same number, the same step. (SplitMix64.)</summary>
public sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>0 to <paramref name="sides"/> less one.</summary>
    public int Roll(int sides) => (int)(Next() % (ulong)sides);

    /// <summary>True so many times in a hundred.</summary>
    public bool Percent(int chance) => Roll(100) < chance;

    public T Pick<T>(IReadOnlyList<T> from) => from[Roll(from.Count)];

    public T Pick<T>() where T : struct, Enum => Pick(Enum.GetValues<T>());

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
