using NodaTime;

namespace RelocGrains.Server.Demo;

/// <summary>The days of what happens beside the straight way, and whether it fits between two publications.</summary>
internal static class Detours
{
    /// <summary>A return after the examination.</summary>
    public static LocalDate ReturnOn(LocalDate examined) => DemoDays.Working(examined.PlusDays(7));

    /// <summary>Done again after a return.</summary>
    public static LocalDate AgainOn(LocalDate examined) => DemoDays.Working(examined.PlusDays(36));

    /// <summary>A decision returned to the examination, for a mistake in it.</summary>
    public static LocalDate DecisionReturnedOn(LocalDate decided) => DemoDays.Working(decided.PlusDays(11));

    /// <summary>Decided again.</summary>
    public static LocalDate DecidedAgainOn(LocalDate decided) => DemoDays.Working(decided.PlusDays(42));

    /// <summary>Given up, or put aside.</summary>
    public static LocalDate PausedOn(LocalDate oriented) => DemoDays.Working(oriented.PlusDays(24));

    /// <summary>Taken up again.</summary>
    public static LocalDate TakenUpOn(LocalDate oriented) => DemoDays.Working(oriented.PlusDays(52));

    /// <summary>The day somebody notices a mistake about the fact of another day.</summary>
    public static LocalDate NoticedOn(LocalDate since) => DemoDays.Working(since.PlusDays(24));

    /// <summary>True when the detour is possible and no publication lies within it.</summary>
    public static bool Fits(DemoCase c) => c.Twist switch
    {
        Twist.None => true,
        Twist.ReturnToOriented or Twist.ReturnToStructured => c.Life.Committee is not null,
        Twist.ReturnOfDecision => c.Life.Contracted is not null && Within(c.Life.Decided, DecidedAgainOn),
        Twist.Reopened => c.Life.Structured is not null && Within(c.Life.Oriented, TakenUpOn),
        Twist.HeldForAWhile => c.Life.Structured is not null,
        Twist.CorrectedJobs or Twist.CorrectedInvestment or Twist.CorrectedPlace => Within(c.Life.Qualified, NoticedOn),
        Twist.CorrectedCommitment => c.Life.Works is not null && Within(c.Life.Contracted, NoticedOn),
        Twist.OverrideOfOpinion or Twist.OverrideOfChecklist => c.Life.Examined is not null,
        Twist.OverrideOfReferral => c.Life.Structured is not null,
        Twist.Recovery => c.Life.Verified is not null,
        _ => true,
    };

    private static bool Within(LocalDate? day, Func<LocalDate, LocalDate> end) =>
        day is { } since && Publications.IntervalOf(since) == Publications.IntervalOf(end(since));
}
