using RelocGrains.Faults.Faults;
using RelocGrains.Faults.Volumes;
using RelocGrains.Server.Tests.Processes;
using Xunit;

namespace RelocGrains.Faults;

/// <summary>The power of the disk is cut under load: a real file system, whose journal is replayed afterwards, and real processes.</summary>
[Collection(Machine.Name)]
public sealed class PowerCutTests
{
    private const int Mebibytes = 512;
    private const int DatabaseMebibytes = 2048;

    [Fact]
    public async Task After_power_cuts_nothing_that_anybody_saw_is_lost_doubled_or_untrue()
    {
        await using var volume = await Volume.Create(Mebibytes);

        var outcome = await PowerCuts.UnderLoad(volume, Runs.PowerCuts, Runs.Seed, Runs.Say, Binaries.Server);

        Runs.Say($"RELOCGRAINS_SEED={Runs.Seed}: {outcome}");
        Assert.Empty(outcome.Verdict.Findings);
        Assert.True(outcome.Verdict.Acknowledged > Runs.PowerCuts);
        var (exitCode, _, errors) = await StoreVerb.Run("verify", "--data", volume.Data);
        Assert.Equal((0, ""), (exitCode, errors));
    }

    [Fact]
    public async Task After_power_cuts_under_PostgreSQL_nothing_that_anybody_saw_is_lost_doubled_or_untrue()
    {
        await using var volume = await Volume.Create(DatabaseMebibytes);

        var outcome = await Needs.Postgres(() => PowerCuts.UnderPostgres(volume, Runs.PostgresPowerCuts, Runs.Seed, Runs.Say, Verify, [Binaries.Server]));

        Runs.Say($"RELOCGRAINS_SEED={Runs.Seed}: {outcome}");
        Assert.Empty(outcome.Verdict.Findings);
        Assert.Equal(0, outcome.Failures);
        Assert.True(outcome.Verdict.Acknowledged > Runs.PostgresPowerCuts);

        static async Task Verify(string connection)
        {
            var (exitCode, _, errors) = await StoreVerb.Run("verify", "--connection", connection);
            Assert.Equal((0, ""), (exitCode, errors));
        }
    }
}
