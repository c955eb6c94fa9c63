using RelocGrains.Faults.History;

namespace RelocGrains.Faults.Load;

/// <summary>How many do how much.</summary>
/// <param name="WritesPerSecond">Intentions; repeats come on top.</param>
/// <param name="ReadsPerSecond">Of readers; writers read their own on top.</param>
/// <param name="Patience">How long a caller insists on an act: longer than the longest standstill of a server and its start.</param>
internal sealed record CrowdSize(int Writers, int Readers, int Watchers, double WritesPerSecond, double ReadsPerSecond, TimeSpan Patience)
{
    /// <summary>A load that leaves two cores some room, which the servers share.</summary>
    public static CrowdSize Usual { get; } = new(Writers: 24, Readers: 8, Watchers: 4, WritesPerSecond: 120, ReadsPerSecond: 60, Patience: TimeSpan.FromMinutes(2));

    /// <summary>As much as three servers and their database can do on two cores; enough callers for some to be left when one server is gone.</summary>
    public static CrowdSize OfCluster { get; } = Usual with { Writers = 48, WritesPerSecond = 300 };

    /// <summary>As much as there is room for: where a fault is to meet many writes under way.</summary>
    public static CrowdSize Large { get; } = Usual with { WritesPerSecond = 1_000 };
}

/// <summary>Writers, readers and watchers, all at once.</summary>
internal sealed class Crowd : IDisposable
{
    private readonly CancellationTokenSource stopWriting = new();
    private readonly CancellationTokenSource stopWatching = new();
    private readonly List<Watcher> watchers;
    private readonly Task callers;
    private readonly Task watching;

    public Crowd(CrowdSize size, Servers servers, Recorder recorder, Dice dice)
    {
        var town = new Town(dice.Another());
        var (writes, reads) = (new Pace(size.WritesPerSecond), new Pace(size.ReadsPerSecond));
        Session NewSession(string name) => new(name, servers, recorder, dice.Another(), size.Patience);
        callers = Task.WhenAll(
        [
            .. Start(size.Writers, n => new Writer(NewSession($"writer-{n}"), town, writes, dice.Another()).Run(stopWriting.Token)),
            .. Start(size.Readers, n => new Reader(NewSession($"reader-{n}"), town, reads, dice.Another()).Run(stopWriting.Token)),
        ]);
        // The first watches everything, the others a department each.
        watchers = [.. Enumerable.Range(0, size.Watchers).Select(n => new Watcher(
            $"watcher-{n}", n == 0 ? "" : Acts.AllDepartments[n % Acts.AllDepartments.Count], servers, recorder, dice.Another()))];
        watching = Task.WhenAll(watchers.Select(watcher => Task.Run(() => watcher.Run(stopWatching.Token))));
    }

    /// <summary>Completes when a caller has failed: a bug of the load.</summary>
    public Task Failed => callers;

    /// <summary>Lets callers bring to its end what is under way. Every server must be up.</summary>
    public async Task StopCalling()
    {
        await stopWriting.CancelAsync();
        await callers;
    }

    /// <summary>Waits until every watcher has been told everything up to a position, but not for ever.</summary>
    public async Task StopWatching(long end, TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit);
        while (watchers.Exists(watcher => watcher.Reached < end) && !patience.IsCancellationRequested) await Task.Delay(50);
        await stopWatching.CancelAsync();
        await watching;
    }

    public void Dispose()
    {
        stopWriting.Dispose();
        stopWatching.Dispose();
    }

    private static IEnumerable<Task> Start(int count, Func<int, Task> run) => Enumerable.Range(0, count).Select(n => Task.Run(() => run(n)));
}
