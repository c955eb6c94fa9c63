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

    /// <summary>So many faults of a cluster, spread over the time of the load: every kind once, before any comes again.</summary>
    public static Schedule Of(Dice dice, Cluster cluster, int faults, TimeSpan load)
    {
        var between = (load - Quiet) / Math.Max(faults, 1);
        TimeSpan[] times = [.. Enumerable.Range(0, faults).Select(n => Quiet + (between * (n + (dice.Share() * 0.5))))];
        return new Schedule([.. times.Zip(Kinds(dice, cluster), (at, kind) => kind(at))], load);
    }

    /// <summary>So many faults of one kind, each soon after the one before.</summary>
    public static Schedule Of(Dice dice, int faults, Func<TimeSpan, Dice, Fault> fault)
    {
        var times = new TimeSpan[faults];
        for (var n = 0; n < faults; n++) times[n] = (n == 0 ? Quiet : times[n - 1] + Usual) + Time(dice, 4);
        return new Schedule([.. times.Select(at => fault(at, dice))], times[^1] + Quiet);
    }

    private static IEnumerable<Func<TimeSpan, Fault>> Kinds(Dice dice, Cluster cluster)
    {
        while (true)
        {
            var deck = KindsOf(dice, cluster).ToList();
            for (; deck.Count > 0; deck.RemoveAt(deck.Count - 1))
            {
                var drawn = dice.Next(deck.Count);
                (deck[drawn], deck[^1]) = (deck[^1], deck[drawn]);
                yield return deck[^1];
            }
        }
    }

    private static IEnumerable<Func<TimeSpan, Fault>> KindsOf(Dice dice, Cluster cluster)
    {
        int Silo() => dice.Next(cluster.Silos);
        yield return at => new Fault.Killed(at, Silo(), Time(dice, 4));
        yield return at => new Fault.KilledWhileStarting(at, Silo(), Time(dice, 1));
        yield return at => new Fault.Stopped(at, Silo(), Time(dice, 4));
        // Longer than a call waits, half of the time: what was taken is done when nobody waits for it any more.
        yield return at => new Fault.Frozen(at, Silo(), Time(dice, 10));
        yield return at => new Fault.FrozenAndKilled(at, Silo(), Time(dice, 8));
        yield return at => new Fault.CutOff(at, Silo(), Time(dice, 10));
        yield return at => new Fault.Torn(at, Silo(), dice.Next(1, 20));
        if (cluster.Silos > 1) yield return at => new Fault.AllKilled(at, Time(dice, 4));
        if (cluster.Database is null) yield break;
        yield return at => new DatabaseFault.Killed(at, Time(dice, 4));
        yield return at => new DatabaseFault.Stopped(at, Time(dice, 4));
        yield return at => new DatabaseFault.CutOff(at, Silo(), Time(dice, 10));
        yield return at => new DatabaseFault.Torn(at, Silo(), dice.Next(1, 20));
    }

    private static TimeSpan Time(Dice dice, int mostSeconds) => TimeSpan.FromSeconds(dice.Share() * mostSeconds);
}
