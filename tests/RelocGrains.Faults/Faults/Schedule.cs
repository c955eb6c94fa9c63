using RelocGrains.Faults.Load;

namespace RelocGrains.Faults.Faults;

/// <summary>Which faults come when.</summary>
/// <param name="Faults">In order of time.</param>
/// <param name="Load">How long the load lasts; the last fault is over before its end.</param>
internal sealed record Schedule(IReadOnlyList<Fault> Faults, TimeSpan Load)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    // What a fault itself takes, and the start after it.
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(3);

    /// <summary>Load alone.</summary>
    public static Schedule Without(TimeSpan load) => new([], load);

    /// <summary>So many faults of a cluster, spread over the time of the load.</summary>
    public static Schedule Of(Dice dice, int silos, int faults, TimeSpan load)
    {
        var between = (load - Quiet) / Math.Max(faults, 1);
        return new Schedule([.. Enumerable.Range(0, faults).Select(n => One(dice, silos, Quiet + (between * (n + (dice.Share() * 0.5)))))], load);
    }

    /// <summary>So many faults of one kind, each soon after the one before.</summary>
    public static Schedule Of(Dice dice, int faults, Func<TimeSpan, Dice, Fault> fault)
    {
        var times = new TimeSpan[faults];
        for (var n = 0; n < faults; n++) times[n] = (n == 0 ? Quiet : times[n - 1] + Usual) + Time(dice, 4);
        return new Schedule([.. times.Select(at => fault(at, dice))], times[^1] + Quiet);
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
