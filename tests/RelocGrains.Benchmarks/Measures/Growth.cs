using System.Globalization;
using RelocGrains.Benchmarks.Hosts;
using RelocGrains.Benchmarks.Load;
using RelocGrains.Benchmarks.Stores;

namespace RelocGrains.Benchmarks.Measures;

/// <summary>What a write costs while the store grows.</summary>
internal static class Growth
{
    /// <summary>How far it grows if nothing else is said.</summary>
    public const int UsualEnd = 200_000;

    private static readonly int[] Sizes = [1_000, 10_000, 50_000, 100_000, 200_000, 500_000];
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    public static async Task<string> Run(string kind, int callers, int end)
    {
        await using var store = await StoreOfRun.Start(kind);
        using var channels = new Channels(store.Server.Address, callers);
        var companies = new Companies();
        var writes = Workload.Writes(store.Server, channels, callers, companies);
        var lines = new List<string>();
        var samples = new List<Sample>();
        await ImportLoad.Run(channels.Of(0), Sizes[0], companies);
        await WarmUp.Until("writes", writes);
        foreach (var size in Sizes.Where(size => size < end).Append(end))
        {
            if (size > companies.Taken) await ImportLoad.Run(channels.Of(0), size - companies.Taken, companies);
            var sample = await writes.Run(Time);
            samples.Add(sample);
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"growth   {companies.Taken,8} cases  {Figures.Of(sample)}"));
            await Console.Error.WriteLineAsync(lines[^1]);
        }
        var ratio = samples[^1].ServerMicroseconds / samples[0].ServerMicroseconds;
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"growth   server CPU per write, last by first: {ratio:F2}"));
        return string.Join('\n', lines);
    }
}
