using RelocGrains.Faults.Faults;
using RelocGrains.Faults.Load;
using RelocGrains.Faults.Volumes;
using RelocGrains.Server.Tests.Processes;
using Xunit;

namespace RelocGrains.Faults;

/// <summary>The disk fills up, or no longer keeps what it is given: the server ends, nobody was told a lie, and the next start goes on.</summary>
[Collection(Machine.Name)]
public sealed class DiskFaultTests
{
    private const int Mebibytes = 128;
    private const int MostLeft = 512 * 1024;
    private const int MostFsyncs = 60;

    [Fact]
    public async Task When_the_disk_is_full_the_server_ends_and_goes_on_once_there_is_room()
    {
        await using var volume = await Volume.Create(Mebibytes);
        await PlayUnderLoad(volume, (at, chance) => new DiskFault.Full(at, volume, chance.Next(MostLeft)));
    }

    [Fact]
    public async Task When_fsync_fails_the_server_ends_and_what_it_acknowledged_outlives_a_power_cut()
    {
        await Needs.Strace();
        await using var volume = await Volume.Create(Mebibytes);
        await PlayUnderLoad(volume, (at, chance) => new DiskFault.FsyncFails(at, volume, chance.Next(1, MostFsyncs)));
    }

    [Fact]
    public async Task A_start_on_a_full_disk_says_so_in_one_line()
    {
        await using var volume = await Volume.Create(Mebibytes);
        volume.Fill(leaving: 0);

        var (exitCode, errors) = await ServerProcess.RunToEnd("--data", volume.Data, "--grpc", "http://127.0.0.1:0", "--http", "http://127.0.0.1:0");

        Assert.Equal(1, exitCode);
        Assert.Contains(volume.Data, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static async Task PlayUnderLoad(Volume volume, Func<TimeSpan, Dice, Fault> fault)
    {
        var dice = new Dice(Runs.Seed);
        await using var cluster = Cluster.Embedded(volume.Data, Binaries.Server);
        await cluster.Start();

        var outcome = await new Run(cluster, CrowdSize.Large, dice, Runs.Say).Play(Schedule.Of(dice.Another(), Runs.DiskFaults, fault));

        Runs.Say($"RELOCGRAINS_SEED={Runs.Seed}: {outcome}");
        Assert.Empty(outcome.Verdict.Findings);
        Assert.True(outcome.Verdict.Acknowledged > 0);
    }
}
