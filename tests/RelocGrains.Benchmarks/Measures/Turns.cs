using RelocGrains.Benchmarks.Load;

namespace RelocGrains.Benchmarks.Measures;

/// <summary>
/// Several kinds of load in one run: they take turns second by second, so that what the machine does meanwhile falls on all of them.
/// </summary>
internal static class Turns
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    /// <summary>So many turns for each.</summary>
    public static async Task<Figures[]> Take(int turns, params Callers[] loads)
    {
        var samples = Array.ConvertAll(loads, _ => Sample.None);
        for (var turn = 0; turn < turns; turn++)
        {
            for (var i = 0; i < loads.Length; i++) samples[i] += await loads[i].Run(Turn);
        }
        return Array.ConvertAll(samples, Figures.Of);
    }
}
