namespace RelocGrains.Faults.Load;

/// <summary>What a fault did, or a series of them.</summary>
/// <param name="Acknowledged">Writes that were acknowledged.</param>
/// <param name="Unknown">Writes that got no answer, or one that says that nobody knows.</param>
/// <param name="Lost">Cases that do not stand as they were acknowledged.</param>
internal readonly record struct Tally(int Acknowledged, int Unknown, int Lost)
{
    public static Tally operator +(Tally one, Tally other) =>
        new(one.Acknowledged + other.Acknowledged, one.Unknown + other.Unknown, one.Lost + other.Lost);

    public override string ToString() => FormattableString.Invariant($"{Acknowledged} acknowledged, {Unknown} unknown, {Lost} lost");
}
