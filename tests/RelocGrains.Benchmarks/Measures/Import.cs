using System.Diagnostics;
using System.Globalization;
using RelocGrains.Benchmarks.Hosts;
using RelocGrains.Benchmarks.Load;
using RelocGrains.Benchmarks.Stores;

namespace RelocGrains.Benchmarks.Measures;

/// <summary>How many cases a second one import opens.</summary>
internal static class Import
{
    private const int Discarded = 30_000;
    private const int Lines = 20_000;

    public static async Task<string> Run(string kind)
    {
        await using var store = await StoreOfRun.Start(kind);
        var server = store.Server;
        using var channels = new Channels(server.Address, 1);
        var companies = new Companies();
        await ImportLoad.Run(channels.Of(0), Discarded, companies);

        var (cpu, postgres, own, started) = (server.Cpu, server.PostgresCpu, Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await ImportLoad.Run(channels.Of(0), Lines, companies);
        var sample = new Sample(
            new long[Lines], Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - own, server.Cpu - cpu, server.PostgresCpu - postgres);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"import   {sample.PerSecond,8:F0} projects/s ({Lines} lines after {Discarded}, CPU {Figures.Of(sample).Cpu})");
    }
}
