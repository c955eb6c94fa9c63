using System.Globalization;
using System.Text.Json;
using RelocGrains.Benchmarks.Hosts;
using RelocGrains.Benchmarks.Load;

namespace RelocGrains.Benchmarks.Measures;

/// <summary>Writes and reads through gRPC beside an empty method, in one run.</summary>
internal static class Comparison
{
    public static async Task<Result> Run(int callers, int seconds)
    {
        await using var server = await HostProcess.Server();
        await using var ceiling = await HostProcess.OfCeiling();
        using var toServer = new Channels(server.Address, callers);
        using var toCeiling = new Channels(ceiling.Address, callers);

        var nothing = Workload.Nothing(ceiling, toCeiling, callers);
        var companies = new Companies();
        var reads = await Workload.Reads(server, toServer, callers, companies);
        var writes = Workload.Writes(server, toServer, callers, companies);
        await WarmUp.Until("ceiling", nothing);
        await WarmUp.Until("reads", reads);
        await WarmUp.Until("writes", writes);
        var figures = await Turns.Take(seconds, nothing, reads, writes);
        return new Result(callers, figures[0], figures[1], figures[2]);
    }

    /// <summary>What came out.</summary>
    internal sealed record Result(int Callers, Figures Ceiling, Figures Reads, Figures Writes)
    {
        /// <summary>For people.</summary>
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {Callers} callers
              ceiling {Ceiling}
              reads   {Reads}  ratio {Reads.PerSecond / Ceiling.PerSecond:F2}
              writes  {Writes}  ratio {Writes.PerSecond / Ceiling.PerSecond:F2}
            """);

        /// <summary>For programs: one line.</summary>
        public string ToJson() => JsonSerializer.Serialize(
            new
            {
                callers = Callers,
                writesPerSecond = Math.Round(Writes.PerSecond),
                readsPerSecond = Math.Round(Reads.PerSecond),
                ceilingPerSecond = Math.Round(Ceiling.PerSecond),
                ratioToCeiling = Math.Round(Writes.PerSecond / Ceiling.PerSecond, 3),
                readRatioToCeiling = Math.Round(Reads.PerSecond / Ceiling.PerSecond, 3),
                p99Ms = Math.Round(Writes.P99Ms, 2),
            });
    }
}
