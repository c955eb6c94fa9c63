using RelocGrains.Faults.Faults;
using RelocGrains.Faults.Load;
using RelocGrains.Faults.Volumes;
using RelocGrains.Server.Tests.Processes;
using Xunit;

namespace RelocGrains.Faults;

/// <summary>What every change has to pass: three silos on one PostgreSQL, every kind of fault once, in an order that the seed gives.</summary>
[Collection(Machine.Name)]
public sealed class GateTests
{
    private const int Silos = 3;
    private const int LinesOfError = 15;
    private const int LeastFaults = 12;
    private const long LeastAcknowledged = 20_000;

    // An intention that is repeated on purpose is acknowledged more than once.
    private const long Attempts = LeastAcknowledged * 5 / 4;

    private static readonly TimeSpan PerFault = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestLoad = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task After_every_kind_of_fault_nothing_that_anybody_saw_is_lost_doubled_or_untrue()
    {
        var dice = new Dice(Runs.Seed);
        using var folder = new TempFolder();
        await using var cluster = await Needs.Postgres(() => Cluster.Shared(folder.Path, Silos, logs: folder.Path));
        await cluster.Start();
        var run = new Run(cluster, CrowdSize.OfCluster, dice, Runs.Say);
        var kinds = Schedule.KindsFor(cluster);

        var schedule = Schedule.Of(dice.Another(), cluster, run.Recorder, kinds, kinds * PerFault, Longest) with { Wanted = Attempts, LongestLoad = LongestLoad };
        var outcome = await run.Play(schedule);

        Runs.Say($"RELOCGRAINS_SEED={Runs.Seed}: {outcome}");
        if (!outcome.IsGood) await SayErrors(cluster);
        Assert.Empty(outcome.Verdict.Findings);
        Assert.True(outcome.Verdict.Acknowledged >= LeastAcknowledged, $"Only {outcome.Verdict.Acknowledged} writes were acknowledged.");
        Assert.True(outcome.Faults >= LeastFaults);
        Assert.Equal(0, outcome.Failures);
        Assert.NotEmpty(outcome.Recording.Held);
    }

    // What the silos thought of it, for whoever has to find out.
    private static async Task SayErrors(Cluster cluster)
    {
        await cluster.DisposeAsync();
        foreach (var log in Directory.EnumerateFiles(cluster.Logs!, "*.log"))
        {
            var lines = await File.ReadAllLinesAsync(log);
            foreach (var (n, _) in lines.Index().Where(line => line.Item.StartsWith("fail:", StringComparison.Ordinal) || line.Item.StartsWith("crit:", StringComparison.Ordinal)))
                Runs.Say($"{Path.GetFileName(log)} {string.Join('\n', lines.Skip(n).Take(LinesOfError))}");
        }
    }
}
