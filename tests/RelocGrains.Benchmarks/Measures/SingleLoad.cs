using RelocGrains.Benchmarks.Hosts;
using RelocGrains.Benchmarks.Load;
using RelocGrains.Benchmarks.Stores;

namespace RelocGrains.Benchmarks.Measures;

/// <summary>One kind of load on a server of its own, long enough to look at it with a profiler.</summary>
internal static class SingleLoad
{
    private const string Nothing = "nothing";
    private const string Reads = "reads";
    private const string Writes = "writes";
    private const string OfRival = "rival";

    public static string[] Kinds => [Nothing, Reads, Writes, OfRival];

    public static async Task Run(string kind, string store, int callers, int seconds, int sessions)
    {
        if (kind == Nothing)
        {
            await using var ceiling = await HostProcess.OfCeiling();
            await Run(kind, ceiling, callers, seconds);
        }
        else if (kind == OfRival)
        {
            await using var postgres = await Postgres.Start();
            await using var rival = (await postgres.Rival(sessions)).Host;
            await Run(kind, rival, callers, seconds);
        }
        else
        {
            await using var run = await StoreOfRun.Start(store);
            await Run(kind, run.Server, callers, seconds);
        }
    }

    private static async Task Run(string kind, HostProcess host, int callers, int seconds)
    {
        using var channels = new Channels(host.Address, callers);
        var companies = new Companies();
        var load = kind switch
        {
            Nothing => Workload.Nothing(host, channels, callers),
            Reads => await Workload.Reads(host, channels, callers, companies),
            _ => Workload.Writes(host, channels, callers, companies),
        };
        await WarmUp.Until(kind, load);
        Console.WriteLine($"process {host.Id}");
        Console.WriteLine(Figures.Of(await load.Run(TimeSpan.FromSeconds(seconds))));
    }
}
