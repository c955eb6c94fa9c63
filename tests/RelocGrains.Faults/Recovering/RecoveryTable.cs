using System.Globalization;
using RelocGrains.Client;
using RelocGrains.Faults.Faults;
using RelocGrains.Faults.Load;
using RelocGrains.Server.Tests.Processes;

namespace RelocGrains.Faults.Recovering;

/// <summary>How long calls fail after a loss, with both memberships, as a table.</summary>
internal sealed class RecoveryTable(Action<FormattableString> say)
{
    private const int Silos = 3;

    // Enough for each silo to have a third of them, few enough for each to be called every few seconds.
    private const int Cases = 61;

    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Measures all of it; true when every goal is met.</summary>
    public static async Task<bool> Print(Action<FormattableString> say)
    {
        var table = new RecoveryTable(say);
        var tuned = await table.Measure("tuned", [6, 30, 30, 5]);
        var patient = await table.Measure("default", [25, 30, 120, 5]);
        say($"| loss | tuned | goal | default | goal |\n|---|---|---|---|---|");
        foreach (var (one, other) in tuned.Zip(patient)) say($"| {one.What} | {one.Took} | {one.Goal} s | {other.Took} | {other.Goal} s |");
        return tuned.Concat(patient).All(line => line.IsMet);
    }

    private async Task<List<Line>> Measure(string membership, int[] goals)
    {
        using var folder = new TempFolder();
        await using var database = await SharedDatabase.Start(Silos);
        await using var cluster = Cluster.On(database, folder.Path, Silos, [Binaries.Server], "--membership", membership);
        await cluster.Start();
        var cases = await Open(cluster.Servers);
        List<Line> lines =
        [
            await Say("kill -9 of one of three silos: last failed call at the others", goals[0], OneKilled(cluster, cases)),
            await Say("PostgreSQL stopped and started: last failed call", goals[3], DatabaseRestarted(cluster, database, cases)),
            await Say("all silos killed, started at the same addresses: last failed call at any", goals[1], AllStarted(cluster, cluster, cases)),
        ];
        await using var elsewhere = Cluster.On(database, folder.Path, Silos, [Binaries.Server], "--membership", membership);
        lines.Add(await Say("all silos killed, started at new addresses: last failed call at any", goals[2], AllStarted(cluster, elsewhere, cases)));
        return lines;

        async Task<Line> Say(string what, int goal, Task<Recovered> took)
        {
            var recovered = await took;
            var line = new Line(what, goal, recovered.Time);
            say($"{membership}: {what}: {line.Took}; of {recovered.Calls} calls failed: {recovered.Failed}; {recovered.Ended} silos ended by themselves");
            return line;
        }
    }

    // The silo that is killed is started again afterwards.
    private static async Task<Recovered> OneKilled(Cluster cluster, IReadOnlyList<string> cases)
    {
        var took = await After(cluster, Silos - 1, cases, () => cluster.Kill(Silos - 1));
        await cluster.Start();
        return took;
    }

    private static Task<Recovered> DatabaseRestarted(Cluster cluster, SharedDatabase database, IReadOnlyList<string> cases) => After(cluster, Silos, cases, async () =>
    {
        await database.Server.Stop();
        await database.Server.StartAgain();
    });

    // From the start on: how long they were down is nobody's merit.
    private static async Task<Recovered> AllStarted(Cluster cluster, Cluster started, IReadOnlyList<string> cases)
    {
        await Task.WhenAll(Enumerable.Range(0, Silos).Select(cluster.Kill));
        await using var beat = new Beat(started.Servers, cases);
        var since = beat.Now;
        await started.Start();
        return await beat.Steady(since, Quiet, Limit, started);
    }

    private static async Task<Recovered> After(Cluster cluster, int servers, IReadOnlyList<string> cases, Func<Task> loss)
    {
        await using var beat = new Beat([.. cluster.Servers.Take(servers)], cases);
        await beat.Steady(TimeSpan.Zero, Warm, Limit, cluster);
        var since = beat.Now;
        await loss();
        return await beat.Steady(since, Quiet, Limit, cluster);
    }

    // Each is opened at another server, so that each silo has some.
    private static async Task<IReadOnlyList<string>> Open(IReadOnlyList<Uri> servers)
    {
        var names = new List<string>();
        for (var n = 1; n <= Cases; n++)
        {
            using var client = new RelocGrainsClient(servers[n % servers.Count], People.Finder);
            names.Add(Replies.CaseOf((await Acts.Open(n).Send(client)).Name));
        }
        return names;
    }

    private sealed record Line(string What, int Goal, TimeSpan Time)
    {
        public bool IsMet => Time <= TimeSpan.FromSeconds(Goal);

        public string Took => Time.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) + (IsMet ? " s" : " s, MISSED");
    }
}
