using RelocGrains.Faults.Load;
using RelocGrains.Faults.Volumes;

namespace RelocGrains.Faults.Faults;

/// <summary>Cuts the power of a server on a volume, again and again, under as much load as there is room for.</summary>
internal static class PowerCuts
{
    /// <param name="server">The command of the server.</param>
    public static async Task<Outcome> UnderLoad(Volume volume, int cuts, int seed, Action<FormattableString> say, params string[] server)
    {
        var dice = new Dice(seed);
        await using var cluster = Cluster.Embedded(volume.Data, server);
        await cluster.Start();
        var run = new Run(cluster, CrowdSize.Large, dice, say);
        return await run.Play(Schedule.Of(dice.Another(), cuts, (at, chance) => new DiskFault.PowerCut(at, volume, run.Recorder, Leaves: chance.Happens(50))));
    }
}
