using RelocGrains.Faults.Load;

namespace RelocGrains.Faults.Faults;

/// <summary>Which faults come when, from a seed: spread over the time of the load, the last one long enough before its end to be over.</summary>
internal static class Schedule
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    /// <summary>So many faults of a cluster, in order of time.</summary>
    public static IReadOnlyList<Fault> Of(Dice dice, int silos, int faults, TimeSpan load)
    {
        var between = (load - Quiet) / Math.Max(faults, 1);
        return [.. Enumerable.Range(0, faults).Select(n => One(dice, silos, Quiet + (between * (n + (dice.Share() * 0.5)))))];
    }

    private static Fault One(Dice dice, int silos, TimeSpan at)
    {
        var silo = dice.Next(silos);
        var kinds = silos > 1 ? 6 : 5;
        return dice.Next(kinds) switch
        {
            0 => new Fault.Killed(at, silo, Time(dice, 4)),
            1 => new Fault.KilledWhileStarting(at, silo, Time(dice, 1)),
            2 => new Fault.Stopped(at, silo, Time(dice, 4)),
            // Longer than a call waits, half of the time: what it had taken is done when nobody waits for it any more.
            3 => new Fault.Frozen(at, silo, Time(dice, 10)),
            4 => new Fault.FrozenAndKilled(at, silo, Time(dice, 8)),
            _ => new Fault.AllKilled(at, Time(dice, 4)),
        };
    }

    private static TimeSpan Time(Dice dice, int mostSeconds) => TimeSpan.FromSeconds(dice.Share() * mostSeconds);
}
