namespace RelocGrains.Benchmarks.Load;

/// <summary>Numbers companies, so that no two cases have the same.</summary>
internal sealed class Companies
{
    private int last;

    public int Next() => Interlocked.Increment(ref last);
}
