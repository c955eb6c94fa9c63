using System.Globalization;
using System.Text.Json;
using RelocGrains.Benchmarks.Hosts;
using RelocGrains.Benchmarks.Load;

namespace RelocGrains.Benchmarks.Measures;

/// <summary>
/// Writes and reads through gRPC beside an empty method, in one run: the three take turns second by second, so that what the machine
/// does meanwhile falls on all of them.
/// </summary>
internal static class Comparison
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

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
        return await Measure(callers, seconds, nothing, reads, writes);
    }

    private static async Task<Result> Measure(int callers, int seconds, Callers nothing, Callers reads, Callers writes)
    {
        var (ofNothing, ofReads, ofWrites) = (Sample.None, Sample.None, Sample.None);
        for (var i = 0; i < seconds; i++)
        {
            ofNothing += await nothing.Run(Turn);
            ofReads += await reads.Run(Turn);
            ofWrites += await writes.Run(Turn);
        }
        return new Result(callers, Figures.Of(ofNothing), Figures.Of(ofReads), Figures.Of(ofWrites));
    }

    /// <summary>One of the three.</summary>
    internal sealed record Figures(double PerSecond, double P50Ms, double P99Ms, double ClientCpuUs, double ServerCpuUs)
    {
        public static Figures Of(Sample sample) => new(
            sample.PerSecond, sample.Percentile(0.5), sample.Percentile(0.99), sample.ClientMicroseconds, sample.ServerMicroseconds);

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{PerSecond,8:F0}/s  p50 {P50Ms,6:F2} ms  p99 {P99Ms,6:F2} ms  CPU {ClientCpuUs,4:F0} us client, {ServerCpuUs,4:F0} us server");
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
