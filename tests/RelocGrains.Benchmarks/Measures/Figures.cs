using System.Globalization;
using RelocGrains.Benchmarks.Load;

namespace RelocGrains.Benchmarks.Measures;

/// <summary>What came out for one kind of call.</summary>
internal sealed record Figures(double PerSecond, double P50Ms, double P99Ms, double ClientCpuUs, double ServerCpuUs, double PostgresCpuUs)
{
    /// <summary>CPU time of each call, in words.</summary>
    public string Cpu => string.Create(CultureInfo.InvariantCulture, $"{ClientCpuUs,4:F0} us client, {ServerCpuUs,4:F0} us server{OfPostgres}");

    public static Figures Of(Sample sample) => new(
        sample.PerSecond,
        sample.Percentile(0.5),
        sample.Percentile(0.99),
        sample.ClientMicroseconds,
        sample.ServerMicroseconds,
        sample.PostgresMicroseconds);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{PerSecond,8:F0}/s  p50 {P50Ms,6:F2} ms  p99 {P99Ms,6:F2} ms  CPU {Cpu}");

    private string OfPostgres => PostgresCpuUs > 0 ? string.Create(CultureInfo.InvariantCulture, $", {PostgresCpuUs,4:F0} us PostgreSQL") : "";
}
