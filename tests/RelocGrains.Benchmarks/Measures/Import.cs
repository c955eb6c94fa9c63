using System.Diagnostics;
using System.Globalization;
using RelocGrains.Benchmarks.Hosts;
using RelocGrains.Benchmarks.Load;

namespace RelocGrains.Benchmarks.Measures;

/// <summary>How many cases a second one import opens.</summary>
internal static class Import
{
    private const int Discarded = 30_000;
    private const int Lines = 20_000;

    public static async Task<string> Run()
    {
        await using var server = await HostProcess.Server();
        using var channels = new Channels(server.Address, 1);
        var companies = new Companies();
        await ImportLoad.Run(channels.Of(0), Discarded, companies);

        var (cpu, own, started) = (server.Cpu, Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await ImportLoad.Run(channels.Of(0), Lines, companies);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"import   {Lines / seconds,8:F0} projects/s ({Lines} lines after {Discarded}, "
                + $"CPU {(Environment.CpuUsage.TotalTime - own).TotalMicroseconds / Lines:F0} us client, {(server.Cpu - cpu).TotalMicroseconds / Lines:F0} us server)");
    }
}
