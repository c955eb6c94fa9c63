using RelocGrains.Benchmarks.Hosts;
using RelocGrains.Benchmarks.Load;

namespace RelocGrains.Benchmarks.Measures;

/// <summary>One kind of load on a server of its own, long enough to look at it with a profiler.</summary>
internal static class SingleLoad
{
    private const string Nothing = "nothing";
    private const string Reads = "reads";
    private const string Writes = "writes";

    public static string[] Kinds => [Nothing, Reads, Writes];

    public static async Task Run(string kind, int callers, int seconds)
    {
        await using var host = await (kind == Nothing ? HostProcess.OfCeiling() : HostProcess.Server());
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
