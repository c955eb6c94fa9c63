using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using RelocGrains.Benchmarks.Hosts;
using RelocGrains.Benchmarks.Load;
using RelocGrains.Benchmarks.Stores;
using RelocGrains.V1;

namespace RelocGrains.Benchmarks.Measures;

/// <summary>
/// The first reads after a restart: three silos on a PostgreSQL full of cases, all killed and started elsewhere. Nothing is in memory, and
/// each case that is read is read for the first time.
/// </summary>
internal static class Restart
{
    /// <summary>How many cases if nothing else is said.</summary>
    public const int UsualCases = 100_000;

    private const int Silos = 3;
    private const int Read = 2_000;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    public static async Task<string> Run(int cases, int callers)
    {
        await using var postgres = await Postgres.Start();
        var database = await postgres.Database();
        var names = await Fill(postgres, database, cases);

        var starting = Stopwatch.StartNew();
        var silos = await postgres.Silos(database, Silos);
        var started = starting.Elapsed;
        var channels = silos.Select(silo => new Channels(silo.Address, callers)).ToArray();
        var latencies = new ConcurrentBag<long>();
        var failures = new ConcurrentBag<RpcException>();
        var some = names.ToArray();
        new Random(cases).Shuffle(some);
        var reading = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => ReadEach(
            channels[caller % Silos].Of(caller), some.Take(Read).Where((_, i) => i % callers == caller), latencies, failures))));
        var sample = Sample.None with { Latencies = [.. latencies], Elapsed = reading.Elapsed };

        foreach (var channel in channels) channel.Dispose();
        foreach (var silo in silos) await silo.DisposeAsync();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"restart  {cases} cases, {Silos} silos up after {started.TotalSeconds:F1} s; the first {latencies.Count} distinct cases by {callers} callers: {failures.Count} failed, {sample.PerSecond:F0}/s  p50 {sample.Percentile(0.5):F1} ms  p99 {sample.Percentile(0.99):F1} ms  slowest {sample.Percentile(1):F1} ms");
    }

    private static async Task<IReadOnlyList<string>> Fill(Postgres postgres, string database, int cases)
    {
        var silos = await postgres.Silos(database, Silos);
        using var channels = new Channels(silos[0].Address, 1);
        var names = await ImportLoad.Run(channels.Of(0), cases, new Companies());
        foreach (var silo in silos) await silo.DisposeAsync();
        return names;
    }

    private static async Task ReadEach(CallInvoker server, IEnumerable<string> names, ConcurrentBag<long> latencies, ConcurrentBag<RpcException> failures)
    {
        var projects = new ProjectService.ProjectServiceClient(server);
        foreach (var name in names)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                await projects.GetProjectAsync(new GetProjectRequest { Name = name }, CaseReads.Reader, DateTime.UtcNow + Deadline);
                latencies.Add(Stopwatch.GetTimestamp() - began);
            }
            catch (RpcException e)
            {
                failures.Add(e);
            }
        }
    }
}
