using RelocGrains.Faults.Faults;
using RelocGrains.Faults.Load;
using RelocGrains.Server.Tests.Processes;
using Xunit;

namespace RelocGrains.Faults;

/// <summary>The server is killed, frozen, stopped and cut off under load, in an order that the seed gives.</summary>
[Collection(Machine.Name)]
public sealed class FaultRunTests
{
    private static readonly TimeSpan PerFault = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task After_faults_nothing_that_anybody_saw_is_lost_doubled_or_untrue()
    {
        var dice = new Dice(Runs.Seed);
        using var folder = new TempFolder();
        await using var cluster = Cluster.Embedded(folder.Path, Binaries.Server);
        await cluster.Start();

        var run = new Run(cluster, CrowdSize.Usual, dice, Runs.Say);
        var outcome = await run.Play(Schedule.Of(dice.Another(), cluster, run.Recorder, Runs.Faults, Runs.Faults * PerFault, Longest));

        Runs.Say($"RELOCGRAINS_SEED={Runs.Seed}: {outcome}");
        Assert.Empty(outcome.Verdict.Findings);
        Assert.True(outcome.Verdict.Acknowledged > 0);
    }
}
