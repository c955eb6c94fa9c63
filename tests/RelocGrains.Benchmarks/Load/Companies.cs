namespace RelocGrains.Benchmarks.Load;

/// <summary>Numbers companies, so that no two cases have the same.</summary>
internal sealed class Companies
{
    private int last;

    /// <summary>How many are numbered.</summary>
    public int Taken => last;

    public int Next() => Interlocked.Increment(ref last);
}
