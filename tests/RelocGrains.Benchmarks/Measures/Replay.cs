using System.Diagnostics;
using System.Globalization;
using NodaTime;
using RelocGrains.Benchmarks.Hosts;
using RelocGrains.Domain;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.Grains.Projects;

namespace RelocGrains.Benchmarks.Measures;

/// <summary>Reads a whole log and folds every case from it, as after a loss of everything that is derived.</summary>
internal static class Replay
{
    private const int Rounds = 20;
    private const int PageSize = 1_000;

    public static async Task<string> Run()
    {
        var folder = Directory.CreateTempSubdirectory("relocgrains-bench-").FullName;
        try
        {
            await using (await HostProcess.Server(folder, "--demo"))
            {
                await Console.Error.WriteLineAsync("the demo's log is replayed");
            }
            await using var log = SqliteEventLog.Open(folder, SystemClock.Instance);
            var best = (Events: 0L, Cases: 0, Seconds: double.MaxValue);
            for (var round = 0; round < Rounds; round++)
            {
                var started = Stopwatch.GetTimestamp();
                var (events, cases) = await Fold(log);
                var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
                if (seconds < best.Seconds) best = (events, cases, seconds);
            }
            return string.Create(
                CultureInfo.InvariantCulture,
                $"replay   {best.Events / best.Seconds,8:F0} events/s ({best.Events} events, {best.Cases} cases, best of {Rounds})");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(long Events, int Cases)> Fold(SqliteEventLog log)
    {
        var cases = new Dictionary<ProjectId, ProjectFold>();
        var position = 0L;
        while (true)
        {
            var page = await log.ReadAll(position, PageSize, CancellationToken.None);
            if (page.Count == 0) return (position, cases.Count);
            foreach (var stored in page)
            {
                if (StreamNames.IsProject(stored.Stream, out var id)) cases[id] = cases.GetValueOrDefault(id, ProjectFold.Empty(id)).Add(stored);
            }
            position = page[^1].Position;
        }
    }
}
