using NodaTime;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Demo;

/// <summary>What becomes of a case: stuck, on a detour, or ended. Companies that the press names go straight on.</summary>
internal static class Fates
{
    private static readonly (int UpTo, Stage Stage)[] Stuck =
    [
        (4, Stage.Qualified), (10, Stage.Oriented), (15, Stage.Structured), (19, Stage.Examined), (21, Stage.Decided), (23, Stage.Contracted), (33, Stage.Executing),
    ];

    private static readonly (int UpTo, Twist Twist)[] Twists =
    [
        (9, Twist.ReturnToOriented), (20, Twist.ReturnToStructured), (26, Twist.ReturnOfDecision), (34, Twist.Reopened), (50, Twist.HeldForAWhile),
        (60, Twist.CorrectedJobs), (66, Twist.CorrectedInvestment), (72, Twist.CorrectedPlace), (78, Twist.CorrectedFiliere), (84, Twist.CorrectedName),
        (90, Twist.CorrectedCommitment), (96, Twist.OverrideOfOpinion), (102, Twist.OverrideOfChecklist), (108, Twist.OverrideOfReferral), (113, Twist.Recovery),
    ];

    /// <summary>The stage it gets stuck in; CLOSED when it does not. Of the first cohorts fewer are left behind; most of those that leave were.</summary>
    public static Stage LastStageOf(DemoCase c)
    {
        if (c.Press is not null) return Stage.Closed;
        var roll = c.Dice("stuck").Between(1, c.LeavesIn is not null ? 27 : c.Cohort <= 2 ? 180 : 84);
        return Stuck.Where(s => roll <= s.UpTo).Select(s => s.Stage).FirstOrDefault(Stage.Closed);
    }

    /// <summary>What happens to it beside the straight way.</summary>
    public static Twist TwistOf(DemoCase c)
    {
        if (c.Press is not null || c.LeavesIn is not null) return Twist.None;
        var dice = c.Dice("twist");
        if (LastStageOf(c) is not Stage.Closed && dice.Chance(25)) return dice.Chance(50) ? Twist.HeldNow : Twist.WaitingNow;
        var roll = dice.Between(1, 700);
        var twist = Twists.Where(t => roll <= t.UpTo).Select(t => t.Twist).FirstOrDefault(Twist.None);
        return twist is Twist.CorrectedPlace && c.Cohort < 3 ? Twist.None : twist;
    }

    /// <summary>The case with its end, or with the day its clock stopped.</summary>
    public static DemoCase Apply(DemoCase c)
    {
        if (c.Twist is Twist.HeldNow or Twist.WaitingNow) return c with { Life = c.Life with { Held = HeldOn(c.Life) } };
        return c.LeavesIn is { } interval ? Leave(c, interval) : c;
    }

    private static LocalDate HeldOn(Life life)
    {
        var last = new[] { life.Opened, life.Works, life.Contracted, life.Decided, life.Examined, life.Structured, life.Oriented, life.Qualified }.First(day => day is not null);
        return DemoDays.Working(last!.Value.PlusDays(25));
    }

    private static DemoCase Leave(DemoCase c, int interval)
    {
        var dice = c.Dice("leave");
        var from = LocalDate.Max(Publications.StartOf(interval), c.Life.Qualified!.Value.PlusDays(15));
        var to = LocalDate.Min(interval == Publications.Days.Length ? Publications.EndsOn.PlusDays(-30) : Publications.EndOf(interval), (c.Life.Verified ?? Publications.EndsOn).PlusYears(2));
        var days = Math.Max(0, Period.Between(from, to, PeriodUnits.Days).Days);
        var day = LocalDate.Min(DemoDays.Working(from.PlusDays(dice.Between(days / 4, days))), to);
        return Lapse(c, day, to) ?? c with { Life = c.Life with { Leaves = day }, Outcome = OutcomeOf(c.Life.StageBefore(day), dice) };
    }

    // A decision that is about to be signed, or was just signed, lapses instead where there is time for it.
    private static DemoCase? Lapse(DemoCase c, LocalDate day, LocalDate to)
    {
        if (c.Life.StageBefore(day) is not (Stage.Decided or Stage.Contracted)) return null;
        var lapsed = DemoDays.Working(c.Life.Decided!.Value.PlusMonths(12).PlusDays(9));
        return lapsed < to && lapsed >= Publications.StartOf(c.LeavesIn!.Value)
            ? c with { Life = c.Life with { Contracted = null, Works = null, Opened = null, Verified = null, Leaves = lapsed }, Outcome = Outcome.Lapsed }
            : null;
    }

    private static Outcome OutcomeOf(Stage stage, Dice dice) => stage switch
    {
        Stage.Qualified => dice.Pick([Outcome.Withdrawn, Outcome.Lost, Outcome.Rejected, Outcome.OutOfScope]),
        < Stage.Decided => dice.Pick([Outcome.Withdrawn, Outcome.Lost, Outcome.Rejected]),
        Stage.Decided => Outcome.Withdrawn,
        _ => Outcome.Insolvent,
    };
}
