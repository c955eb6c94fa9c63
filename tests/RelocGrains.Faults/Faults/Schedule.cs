using System.Text.RegularExpressions;
using RelocGrains.Faults.History;
using RelocGrains.Faults.Load;

namespace RelocGrains.Faults.Faults;

/// <summary>Which faults come when.</summary>
/// <param name="Faults">In order of time.</param>
/// <param name="Load">How long the load lasts; the last fault is over before its end.</param>
internal sealed record Schedule(IReadOnlyList<Fault> Faults, TimeSpan Load)
{
    /// <summary>On a slow machine the load lasts longer, until so many attempts to write were acknowledged.</summary>
    public long Wanted { get; init; }

    /// <summary>But it lasts no longer than that.</summary>
    public TimeSpan LongestLoad { get; init; }

    /// <summary>Whether the load is to go on.</summary>
    public bool GoesOn(TimeSpan since, long acknowledged) => since < Load || (acknowledged < Wanted && since < LongestLoad);

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    // What a fault itself takes, and the start after it.
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan MatchLimit = TimeSpan.FromSeconds(1);

    // A start takes longer than that, so that it is met at any of its steps.
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(1);

    // A holder that goes on by itself would show nothing.
    private static readonly TimeSpan LongerThanOthersMayWait = TimeSpan.FromSeconds(2.5);

    // Of all lengths, short ones more often: a third is longer than half of the longest.
    private const double Shorter = 1.5;

    /// <summary>Load alone.</summary>
    public static Schedule Without(TimeSpan load) => new([], load);

    /// <summary>How many kinds of faults a cluster may meet.</summary>
    public static int KindsFor(Cluster cluster) => KindsOf(new Dice(0), cluster, new Recorder(), TimeSpan.Zero).Count();

    /// <summary>So many faults of a cluster, spread over the time of the load: every kind once, before any comes again.</summary>
    /// <param name="longest">How long something may be cut, frozen or down.</param>
    /// <param name="only">An expression for what faults say of themselves: others are left out.</param>
    public static Schedule Of(Dice dice, Cluster cluster, Recorder recorder, int faults, TimeSpan load, TimeSpan longest, string only = "")
    {
        var between = (load - Quiet) / Math.Max(faults, 1);
        TimeSpan[] times = [.. Enumerable.Range(0, faults).Select(n => Quiet + (between * (n + (dice.Share() * 0.5))))];
        return new Schedule([.. times.Zip(Shuffled(dice, Wanted), (at, kind) => kind(at))], load);

        IEnumerable<Func<TimeSpan, Fault>> Wanted() =>
            KindsOf(dice, cluster, recorder, longest).Where(kind => Regex.IsMatch(kind(default).What, only, RegexOptions.ExplicitCapture, MatchLimit));
    }

    /// <summary>So many faults of one kind, each soon after the one before.</summary>
    public static Schedule Of(Dice dice, int faults, Func<TimeSpan, Dice, Fault> fault)
    {
        var times = new TimeSpan[faults];
        for (var n = 0; n < faults; n++) times[n] = (n == 0 ? Quiet : times[n - 1] + Usual) + Time(dice, 4);
        return new Schedule([.. times.Select(at => fault(at, dice))], times[^1] + Quiet);
    }

    private static IEnumerable<Func<TimeSpan, Fault>> Shuffled(Dice dice, Func<IEnumerable<Func<TimeSpan, Fault>>> all)
    {
        while (true)
        {
            var deck = all().ToList();
            for (; deck.Count > 0; deck.RemoveAt(deck.Count - 1))
            {
                var drawn = dice.Next(deck.Count);
                (deck[drawn], deck[^1]) = (deck[^1], deck[drawn]);
                yield return deck[^1];
            }
        }
    }

    private static IEnumerable<Func<TimeSpan, Fault>> KindsOf(Dice dice, Cluster cluster, Recorder recorder, TimeSpan longest)
    {
        int Silo() => dice.Next(cluster.Silos);
        TimeSpan Time() => longest * Math.Pow(dice.Share(), Shorter);
        yield return at => new Fault.Killed(at, Silo(), Time());
        yield return at => new Fault.KilledWhileStarting(at, Silo(), dice.Share() * Start);
        yield return at => new Fault.Stopped(at, Silo(), Time());
        // Longer than a call waits, where there is time: what was taken is done when nobody waits for it any more.
        yield return at => new Fault.Frozen(at, Silo(), Time());
        yield return at => new Fault.FrozenAndKilled(at, Silo(), Time());
        yield return at => new Fault.CutOff(at, Silo(), Time());
        yield return at => new Fault.Torn(at, Silo(), dice.Next(1, 20));
        if (cluster.Silos > 1) yield return at => new Fault.AllKilled(at, Time());
        if (cluster.Peers is not null) yield return at => new PeerFault.CutOff(at, Silo(), Time());
        if (cluster.Database is null) yield break;
        yield return at => new DatabaseFault.Killed(at, Time());
        yield return at => new DatabaseFault.Stopped(at, Time());
        yield return at => new DatabaseFault.CutOff(at, Silo(), Time());
        yield return at => new DatabaseFault.Torn(at, Silo(), dice.Next(1, 20));
        yield return at => new DatabaseFault.HolderFrozen(at, recorder, LongerThanOthersMayWait + (Time() / 2));
    }

    private static TimeSpan Time(Dice dice, int mostSeconds) => TimeSpan.FromSeconds(dice.Share() * mostSeconds);
}
