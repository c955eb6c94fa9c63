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
    private const int Refused = 1;
    private const int StoreFailed = 70;
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task When_the_disk_is_full_the_server_ends_and_goes_on_once_there_is_room()
    {
        await using var volume = await Volume.Create(Mebibytes);
        var (dice, writers, total) = (Runs.Dice(), new Writers(), new Tally());
        IReadOnlyCollection<WrittenCase> cases = [];
        for (var run = 0; run <= Runs.DiskFaults; run++)
        {
            await using var server = await ServerProcess.Start(volume.Data);
            using var recovery = new Recovery(server);
            total += await recovery.Check(cases, writers.All);
            if (run == Runs.DiskFaults) break;
            var (enough, leaving) = (dice.Next(1, 100), dice.NextInt64(0, 512 * 1024));
            cases = await writers.Write(server, enough, async () =>
            {
                volume.Fill(leaving);
                Assert.Equal(StoreFailed, (await server.End(EndLimit)).ExitCode);
            });
            volume.Free();
        }

        Runs.Say($"{Runs.DiskFaults} full disks: {total}");
        Assert.Equal((0, true), (total.Lost, total.Acknowledged > 0));
    }

    [Fact]
    public async Task When_fsync_fails_the_server_ends_and_what_it_acknowledged_outlives_a_power_cut()
    {
        await Needs.Strace();
        await using var volume = await Volume.Create(Mebibytes);
        var (dice, writers, total, refused) = (Runs.Dice(), new Writers(), new Tally(), 0);
        for (var run = 0; run < Runs.DiskFaults; run++)
        {
            IReadOnlyCollection<WrittenCase> cases = [];
            try
            {
                await using var failing = await ServerProcess.StartBy(FailingFsync(from: dice.Next(1, 60)), volume.Data);
                cases = await writers.Write(failing, int.MaxValue, () => Task.CompletedTask);
                Assert.Equal(StoreFailed, (await failing.End(EndLimit)).ExitCode);
            }
            catch (InvalidOperationException e) when (EndedWith(Refused, e) || EndedWith(StoreFailed, e))
            {
                // The first fsync may already be one of the start's: then there is no server, and nothing was acknowledged.
                refused += 1;
            }

            volume.CutPower();
            await volume.PowerOff();
            await volume.PowerOn();
            await using var server = await ServerProcess.Start(volume.Data);
            using var recovery = new Recovery(server);
            total += await recovery.Check(cases, writers.All);
        }

        Runs.Say($"{Runs.DiskFaults} times failing fsyncs, {refused} of them at the start: {total}");
        Assert.Equal((0, true), (total.Lost, total.Acknowledged > 0));
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

    // Counted by thread and by call: the log's own thread meets its n-th fsync, and from then on every one of it fails.
    private static string[] FailingFsync(int from) =>
        ["strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", $"inject=fsync,fdatasync:error=EIO:when={from}+", Binaries.Server];

    private static bool EndedWith(int code, InvalidOperationException beforeReady) =>
        beforeReady.Message.Contains($"code {code} ", StringComparison.Ordinal);
}
