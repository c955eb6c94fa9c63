using System.Globalization;
using System.Text.Json;

namespace RelocGrains.Benchmarks.Measures;

/// <summary>What came out of the comparison on PostgreSQL.</summary>
/// <param name="Callers">How many call at once.</param>
/// <param name="Sessions">The rival's connections with PostgreSQL.</param>
/// <param name="Postgres">Which PostgreSQL it was.</param>
/// <param name="Floor">Inserts of one row a second; null where there is no pgbench.</param>
/// <param name="Check">That the rival kept its promises, in words.</param>
internal sealed record RivalResult(
    int Callers, int Sessions, string Postgres, double? Floor, Figures Ceiling, Figures Reads, Figures Writes, Figures Rival, string Check)
{
    /// <summary>For people.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Callers} callers, {Postgres}; the rival has {Sessions} connections
          floor   {Floor,8:F0}/s  inserts of one row, by pgbench
          ceiling {Ceiling}
          reads   {Reads}  ratio {Reads.PerSecond / Ceiling.PerSecond:F2}
          writes  {Writes}  ratio {Writes.PerSecond / Ceiling.PerSecond:F2}
          rival   {Rival}  ratio {Rival.PerSecond / Ceiling.PerSecond:F2}
          writes by rival's writes: {Writes.PerSecond / Rival.PerSecond:F2}; {Check}
        """);

    /// <summary>For programs: one line.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            callers = Callers,
            store = "postgres",
            writesPerSecond = Math.Round(Writes.PerSecond),
            rivalWritesPerSecond = Math.Round(Rival.PerSecond),
            readsPerSecond = Math.Round(Reads.PerSecond),
            ceilingPerSecond = Math.Round(Ceiling.PerSecond),
            floorPerSecond = Floor is { } floor ? Math.Round(floor) : (double?)null,
            ratioToRival = Ratio(Writes, Rival),
            ratioToCeiling = Ratio(Writes, Ceiling),
            rivalRatioToCeiling = Ratio(Rival, Ceiling),
            readRatioToCeiling = Ratio(Reads, Ceiling),
            p99Ms = Math.Round(Writes.P99Ms, 2),
            rivalP99Ms = Math.Round(Rival.P99Ms, 2),
            cpuUs = Cpu(Writes),
            rivalCpuUs = Cpu(Rival),
            rivalConnections = Sessions,
        });

    private static double Ratio(Figures one, Figures other) => Math.Round(one.PerSecond / other.PerSecond, 3);

    private static object Cpu(Figures figures) => new
    {
        client = Math.Round(figures.ClientCpuUs),
        server = Math.Round(figures.ServerCpuUs),
        postgres = Math.Round(figures.PostgresCpuUs),
    };
}
