using System.Diagnostics;
using RelocGrains.Benchmarks.Hosts;

namespace RelocGrains.Benchmarks.Load;

/// <summary>So many callers, each calling again as soon as it is answered.</summary>
/// <param name="host">The server they call.</param>
/// <param name="calls">One call of each caller.</param>
internal sealed class Callers(HostProcess host, IReadOnlyList<Func<Task>> calls)
{
    /// <summary>Lets them call for a while.</summary>
    public async Task<Sample> Run(TimeSpan time)
    {
        var latencies = calls.Select(_ => new List<long>()).ToArray();
        var before = Usage();
        var started = Stopwatch.GetTimestamp();
        var end = started + (long)(time.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(calls.Select((call, i) => Task.Run(() => Loop(call, latencies[i], end))));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var after = Usage();
        return new Sample([.. latencies.SelectMany(l => l)], elapsed, after.Client - before.Client, after.Server - before.Server, after.Postgres - before.Postgres);
    }

    private static async Task Loop(Func<Task> call, List<long> latencies, long end)
    {
        for (var now = Stopwatch.GetTimestamp(); now < end;)
        {
            await call();
            var then = Stopwatch.GetTimestamp();
            latencies.Add(then - now);
            now = then;
        }
    }

    private (TimeSpan Client, TimeSpan Server, TimeSpan Postgres) Usage() => (Environment.CpuUsage.TotalTime, host.Cpu, host.PostgresCpu);
}
