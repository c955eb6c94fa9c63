using System.Diagnostics;

namespace RelocGrains.Benchmarks.Load;

/// <summary>What was seen of some calls.</summary>
/// <param name="Latencies">One for each call, in ticks of the stopwatch.</param>
/// <param name="Elapsed">How long it took in all.</param>
/// <param name="Client">CPU time of the callers' process.</param>
/// <param name="Server">CPU time of the server's process.</param>
/// <param name="Postgres">CPU time of the server's PostgreSQL, if it has one.</param>
internal sealed record Sample(long[] Latencies, TimeSpan Elapsed, TimeSpan Client, TimeSpan Server, TimeSpan Postgres)
{
    public static Sample None { get; } = new([], TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

    public int Calls => Latencies.Length;

    public double PerSecond => Calls / Elapsed.TotalSeconds;

    /// <summary>CPU microseconds of the client for each call.</summary>
    public double ClientMicroseconds => Client.TotalMicroseconds / Calls;

    /// <summary>CPU microseconds of the server for each call.</summary>
    public double ServerMicroseconds => Server.TotalMicroseconds / Calls;

    /// <summary>CPU microseconds of PostgreSQL for each call.</summary>
    public double PostgresMicroseconds => Postgres.TotalMicroseconds / Calls;

    public static Sample operator +(Sample one, Sample other) => new(
        [.. one.Latencies, .. other.Latencies],
        one.Elapsed + other.Elapsed,
        one.Client + other.Client,
        one.Server + other.Server,
        one.Postgres + other.Postgres);

    /// <summary>The latency that this share of the calls stayed under, in milliseconds.</summary>
    public double Percentile(double share)
    {
        var sorted = Latencies.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[(int)(share * (sorted.Length - 1))] * 1000.0 / Stopwatch.Frequency;
    }
}
