namespace RelocGrains.Server.Demo;

/// <summary>Splits a whole number into whole parts that add up to it exactly.</summary>
internal static class Shares
{
    /// <summary>Parts in proportion to the weights, none below <paramref name="least"/>; what rounding leaves goes to the largest remainders.</summary>
    public static long[] Split(long total, IReadOnlyList<long> weights, long least)
    {
        var rest = total - (least * weights.Count);
        if (rest < 0 || weights.Count == 0) throw new InvalidOperationException($"{total} does not make {weights.Count} parts of {least} at least.");
        var sum = weights.Sum();
        var parts = weights.Select(w => least + (long)((Int128)rest * w / sum)).ToArray();
        var remainders = Enumerable.Range(0, parts.Length).OrderByDescending(i => (long)((Int128)rest * weights[i] % sum)).ThenBy(i => i);
        foreach (var i in remainders.Take((int)(total - parts.Sum()))) parts[i]++;
        return parts;
    }
}
