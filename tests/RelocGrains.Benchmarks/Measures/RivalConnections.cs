using System.Globalization;
using RelocGrains.Benchmarks.Hosts;
using RelocGrains.Benchmarks.Load;
using RelocGrains.Benchmarks.Stores;

namespace RelocGrains.Benchmarks.Measures;

/// <summary>How many connections are best for the rival: it is measured with several numbers of them, in turns.</summary>
internal static class RivalConnections
{
    private static readonly int[] Numbers = [10, 16, 24, 32, 48];

    public static async Task<string> Run(int callers, int seconds)
    {
        await using var postgres = await Postgres.Start();
        var companies = new Companies();
        var (hosts, channels, loads) = (new List<HostProcess>(), new List<Channels>(), new List<Callers>());
        try
        {
            foreach (var number in Numbers)
            {
                var (rival, _) = await postgres.Rival(number);
                hosts.Add(rival);
                channels.Add(new Channels(rival.Address, callers));
                loads.Add(Workload.Writes(rival, channels[^1], callers, companies));
                await WarmUp.Until($"{number} connections", loads[^1]);
            }
            var figures = await Turns.Take(seconds, [.. loads]);
            return string.Join('\n', Numbers.Zip(figures, (number, of) => string.Create(CultureInfo.InvariantCulture, $"rival    {number,3} connections  {of}")));
        }
        finally
        {
            foreach (var channel in channels) channel.Dispose();
            foreach (var host in hosts) await host.DisposeAsync();
        }
    }
}
