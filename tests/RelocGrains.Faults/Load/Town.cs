namespace RelocGrains.Faults.Load;

/// <summary>What callers tell each other: companies nobody has opened a case for yet, and cases that somebody works on.</summary>
internal sealed class Town(Dice dice)
{
    // Enough for readers to meet cases of all ages, few enough for several callers to meet in one.
    private const int Remembered = 256;

    private readonly Lock gate = new();
    private readonly List<(string Case, string Revision)> told = [];
    private int companies;

    /// <summary>A company without a case.</summary>
    public int NewCompany() => Interlocked.Increment(ref companies);

    /// <summary>Tells the others of a case, and at which revision it was seen.</summary>
    public void Tell(string name, string revision)
    {
        lock (gate)
        {
            if (told.Count < Remembered) told.Add((name, revision));
            else told[dice.Next(Remembered)] = (name, revision);
        }
    }

    /// <summary>A case that somebody told of; null while nobody has.</summary>
    public (string Case, string Revision)? Ask()
    {
        lock (gate) return told.Count == 0 ? null : dice.One(told);
    }
}
