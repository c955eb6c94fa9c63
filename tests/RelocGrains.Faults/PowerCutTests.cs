using RelocGrains.Faults.Checking;
using RelocGrains.Faults.Faults;
using RelocGrains.Faults.Load;
using RelocGrains.Faults.Planted;
using RelocGrains.Faults.Volumes;
using RelocGrains.Server.Tests.Processes;
using Xunit;

namespace RelocGrains.Faults;

/// <summary>The power of the disk is cut under load: a real file system, whose journal is replayed afterwards, and real processes.</summary>
[Collection(Machine.Name)]
public sealed class PowerCutTests
{
    private const int Mebibytes = 512;
    private const int ForgetfulCuts = 3;

    [Fact]
    public async Task After_power_cuts_nothing_that_anybody_saw_is_lost_doubled_or_untrue()
    {
        await using var volume = await Volume.Create(Mebibytes);

        var outcome = await CutUnderLoad(volume, Runs.PowerCuts, Binaries.Server);

        Assert.Empty(outcome.Verdict.Findings);
        Assert.True(outcome.Verdict.Acknowledged > Runs.PowerCuts);
        var (exitCode, _, errors) = await StoreVerb.Run("verify", "--data", volume.Data);
        Assert.Equal((0, ""), (exitCode, errors));
    }

    [Fact]
    public async Task A_log_that_acknowledges_before_the_disk_does_is_seen_to_lose()
    {
        await using var volume = await Volume.Create(Mebibytes);

        var outcome = await CutUnderLoad(volume, ForgetfulCuts, PlantedServer.Command(Plant.Durability));

        Assert.Contains(outcome.Verdict.Findings, finding => finding is Finding.Lost);
    }

    private static async Task<Outcome> CutUnderLoad(Volume volume, int cuts, params string[] server)
    {
        var dice = new Dice(Runs.Seed);
        await using var cluster = Cluster.Embedded(volume.Data, server);
        await cluster.Start();
        var run = new Run(cluster, CrowdSize.Large, dice, Runs.Say);
        var outcome = await run.Play(Schedule.Of(dice.Another(), cuts, (at, chance) => new DiskFault.PowerCut(at, volume, run.Recorder, Leaves: chance.Happens(50))));
        Runs.Say($"RELOCGRAINS_SEED={Runs.Seed}: {outcome}");
        return outcome;
    }
}
