namespace RelocGrains.Benchmarks.Load;

/// <summary>Load that does not count: just-in-time compilation goes on for tens of seconds of it.</summary>
internal static class WarmUp
{
    private const double Better = 1.03;
    private const int RoundsWithoutGain = 2;
    private const int MostRounds = 20;

    // Compilation in the background shows its effect only after some rounds: two early ones that are alike mean nothing.
    private const int LeastRounds = 5;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    /// <summary>Runs rounds until two in a row bring nothing more.</summary>
    public static async Task Until(string name, Callers callers)
    {
        var best = 0.0;
        var idle = 0;
        for (var round = 1; (idle < RoundsWithoutGain || round <= LeastRounds) && round <= MostRounds; round++)
        {
            var reached = (await callers.Run(Round)).PerSecond;
            idle = reached > best * Better ? 0 : idle + 1;
            best = Math.Max(best, reached);
            await Console.Error.WriteLineAsync($"warm-up {name}, round {round}: {reached:F0}/s");
        }
    }
}
