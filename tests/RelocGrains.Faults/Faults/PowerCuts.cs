using RelocGrains.Databases;
using RelocGrains.Faults.Load;
using RelocGrains.Faults.Volumes;

namespace RelocGrains.Faults.Faults;

/// <summary>Cuts the power of a server on a volume, again and again, under as much load as there is room for.</summary>
internal static class PowerCuts
{
    // So that a volume has room for it.
    private static readonly string[] SmallDisk = ["max_wal_size=128MB"];

    private static readonly TimeSpan MostLingering = TimeSpan.FromSeconds(1);

    /// <param name="server">The command of the server.</param>
    public static async Task<Outcome> UnderLoad(Volume volume, int cuts, int seed, Action<FormattableString> say, params string[] server)
    {
        var dice = new Dice(seed);
        await using var cluster = Cluster.Embedded(volume.Data, server);
        await cluster.Start();
        var run = new Run(cluster, CrowdSize.Large, dice, say);
        return await run.Play(Schedule.Of(dice.Another(), cuts, (at, chance) => new DiskFault.PowerCut(at, volume, run.Recorder, Leaves: chance.Happens(50))));
    }

    /// <summary>The same with the log in a PostgreSQL on the volume.</summary>
    /// <param name="verified">Told, before the database goes, how it is reached.</param>
    /// <param name="server">The command of the server.</param>
    /// <param name="settings">Of PostgreSQL, such as <c>fsync=off</c>.</param>
    public static async Task<Outcome> UnderPostgres(
        Volume volume, int cuts, int seed, Action<FormattableString> say, Func<string, Task> verified, string[] server, params string[] settings)
    {
        var dice = new Dice(seed);
        await using var database = await SharedDatabase.Of(await LocalPostgres.StartIn(volume.Database, [.. settings, .. SmallDisk]), silos: 1);

        // Where PostgreSQL is told not to wait for its disk, its tables at least are there.
        await Tool.Run("sync", "--file-system", volume.Mount);
        await using var cluster = Cluster.On(database, volume.Data, silos: 1, server);
        await cluster.Start();
        var run = new Run(cluster, CrowdSize.Large, dice, say);
        var outcome = await run.Play(Schedule.Of(
            dice.Another(), cuts, (at, chance) => new DiskFault.DatabasePowerCut(at, volume, run.Recorder, database, chance.Share() * MostLingering)));
        await verified(database.ConnectionString);
        return outcome;
    }
}
