namespace RelocGrains.Faults.Load;

/// <summary>Chance from a seed, for any number of threads.</summary>
internal sealed class Dice(int seed)
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed);

    /// <summary>From 0, below a limit.</summary>
    public int Next(int limit)
    {
        lock (gate) return random.Next(limit);
    }

    /// <summary>Between two limits, the second one left out.</summary>
    public int Next(int from, int to) => from + Next(to - from);

    /// <summary>From 0, below 1.</summary>
    public double Share()
    {
        lock (gate) return random.NextDouble();
    }

    /// <summary>True so many times of a hundred.</summary>
    public bool Happens(int percent) => Next(100) < percent;

    /// <summary>One of some.</summary>
    public T One<T>(IReadOnlyList<T> of) => of[Next(of.Count)];

    /// <summary>A chance of its own, for somebody else.</summary>
    public Dice Another() => new(Next(int.MaxValue));
}
