using RelocGrains.Faults.Load;
using RelocGrains.Faults.Volumes;
using RelocGrains.Server.Tests.Processes;
using Xunit;

namespace RelocGrains.Faults;

/// <summary>The power of the disk is cut under writers: a real file system, whose journal is replayed afterwards, and real processes.</summary>
[Collection(Machine.Name)]
public sealed class PowerCutTests
{
    private const int Mebibytes = 256;
    private const int ForgetfulCuts = 3;
    private const int StoreFailed = 70;
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task After_power_cuts_every_acknowledged_write_is_there_and_a_repeated_request_doubles_nothing()
    {
        await using var volume = await Volume.Create(Mebibytes);
        var (dice, writers, total) = (Runs.Dice(), new Writers(), new Tally());
        IReadOnlyCollection<WrittenCase> cases = [];
        for (var cut = 0; cut <= Runs.PowerCuts; cut++)
        {
            // One start is the recovery from the last cut and the load of the next.
            await using var server = await ServerProcess.Start(volume.Data);
            using var recovery = new Recovery(server);
            total += await recovery.Check(cases, writers.All);
            if (cut < Runs.PowerCuts) cases = await CutUnderLoad(server, volume, writers, dice);
            else Assert.Equal(0, (await recovery.Count(writers.All)).Lost);
        }

        Runs.Say($"{Runs.PowerCuts} cuts: {total}");
        Assert.True(total.Acknowledged > 0);
        Assert.Equal(0, total.Lost);
        Assert.Equal((0, ""), await Verify(volume));
    }

    [Fact]
    public async Task A_log_that_acknowledges_before_the_disk_does_is_seen_to_lose()
    {
        await using var volume = await Volume.Create(Mebibytes);
        var (dice, writers, total) = (Runs.Dice(), new Writers(), new Tally());
        IReadOnlyCollection<WrittenCase> cases = [];
        for (var cut = 0; cut <= ForgetfulCuts; cut++)
        {
            await using var server = await ServerProcess.StartBy(ForgetfulServer.Command, volume.Data);
            using var recovery = new Recovery(server);
            total += await recovery.Count(cases);
            if (cut < ForgetfulCuts) cases = await CutUnderLoad(server, volume, writers, dice);
        }

        Runs.Say($"{ForgetfulCuts} cuts with synchronous=NORMAL: {total}");
        Assert.True(total.Lost > 0);
    }

    private static async Task<IReadOnlyCollection<WrittenCase>> CutUnderLoad(ServerProcess server, Volume volume, Writers writers, Random dice)
    {
        var (enough, leaves) = (dice.Next(20, 300), dice.Next(2) == 0);
        var cases = await writers.Write(server, enough, async () =>
        {
            writers.PowerIsGone();
            volume.CutPower();
            // A server that is left to itself notices at its next write, and says so by its end.
            if (leaves) Assert.Equal(StoreFailed, (await server.End(EndLimit)).ExitCode);
            else await server.Kill();
        });
        await volume.PowerOff();
        await volume.PowerOn();
        return cases;
    }

    private static async Task<(int ExitCode, string Errors)> Verify(Volume volume)
    {
        var (exitCode, _, errors) = await StoreVerb.Run("verify", "--data", volume.Data);
        return (exitCode, errors);
    }
}
