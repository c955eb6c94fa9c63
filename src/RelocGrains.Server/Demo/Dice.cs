namespace RelocGrains.Server.Demo;

/// <summary>
/// Chance that is the same on every machine: each case and topic has a sequence of its own (SplitMix64), so that a change to one
/// topic moves no other.
/// </summary>
internal sealed class Dice(int number, string topic)
{
    /// <summary>Changing it makes other demo data, with the same published figures.</summary>
    public const string Seed = "relocgrains-demo-1";

    private ulong state = Fnv(FormattableString.Invariant($"{Seed}/{number}/{topic}"));

    /// <summary>A whole number from <paramref name="min"/> to <paramref name="max"/>, both included.</summary>
    public int Between(int min, int max) => min + (int)(Next() % (ulong)(max - min + 1));

    /// <summary>True in so many cases of a hundred.</summary>
    public bool Chance(int percent) => Between(1, 100) <= percent;

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> from) => from[Between(0, from.Count - 1)];

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    private static ulong Fnv(string text) => text.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211UL);
}
