using NodaTime;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Demo;

/// <summary>How fast a case goes: the effective day of each of its stages.</summary>
internal static class Pace
{
    /// <summary>Days that a detour takes, added to the straight way.</summary>
    public const int DetourDays = 48;

    private static readonly Gaps Fast = new((5, 10), (28, 38), (14, 22), (4, 10), (12, 25), (8, 25), (60, 130), (30, 80));
    private static readonly Gaps Usual = new((10, 40), (45, 130), (30, 90), (6, 30), (30, 90), (20, 120), (140, 430), (45, 190));

    /// <summary>The case with its days, a way that ends in its last stage, and without a detour that would cross a publication.</summary>
    public static DemoCase Apply(DemoCase c)
    {
        var planned = c with { LastStage = Fates.LastStageOf(c), Twist = Fates.TwistOf(c) };
        var dated = planned with { Life = CutAfter(planned.LastStage, Of(planned)) };
        return Detours.Fits(dated) ? dated : dated with { Twist = Twist.None };
    }

    private static Life Of(DemoCase c)
    {
        var dice = c.Dice("pace");
        var gaps = c.Cohort == 0 && c.Press is null && c.LeavesIn is null && c.Company.Company.IsSme && dice.Chance(60) ? Fast : Usual;
        var qualified = QualifiedOn(c, dice);
        var detected = Later(qualified, -dice.Between(8, 40));
        var first = DemoDays.Working(Publications.Adopted.PlusDays(dice.Between(3, 20)));
        var life = new Life(detected < first ? first : detected) { Qualified = qualified };
        return Prove(Commit(life, gaps, c.Twist, dice), gaps, c.Twist, dice);
    }

    private static Life Commit(Life life, Gaps gaps, Twist twist, Dice dice)
    {
        var oriented = Later(life.Qualified!.Value, gaps.Orient, dice);
        var structured = Later(oriented.PlusDays(twist is Twist.Reopened or Twist.HeldForAWhile ? DetourDays : 0), gaps.Structure, dice);
        var examined = Later(structured, gaps.Examine, dice);
        var discussed = examined.PlusDays(twist is Twist.ReturnToOriented or Twist.ReturnToStructured ? DetourDays : 0);
        var committee = DemoDays.CommitteeFrom(Later(discussed, gaps.Discuss, dice));
        return life with { Oriented = oriented, Structured = structured, Examined = examined, Committee = committee, Decided = Later(committee, 8) };
    }

    private static Life Prove(Life life, Gaps gaps, Twist twist, Dice dice)
    {
        var contracted = Later(life.Decided!.Value.PlusDays(twist is Twist.ReturnOfDecision ? DetourDays : 0), gaps.Contract, dice);
        var works = Later(contracted, gaps.Start, dice);
        var opened = Later(works, gaps.Open, dice);
        return life with { Contracted = contracted, Works = works, Opened = opened, Verified = Later(opened, gaps.Verify, dice) };
    }

    // A case that leaves in the interval it came in, comes early in it.
    private static LocalDate QualifiedOn(DemoCase c, Dice dice)
    {
        var (from, to) = (Publications.StartOf(c.Cohort), Publications.EndOf(c.Cohort));
        var days = Period.Between(from, to, PeriodUnits.Days).Days;
        if (c.LeavesIn == c.Cohort || c.Cohort == 4) days = days * 2 / 3;
        var day = DemoDays.Working(from.PlusDays(dice.Between(0, days)));
        return day > to ? to : day;
    }

    private static Life CutAfter(Stage last, Life life) => life with
    {
        Oriented = last < Stage.Oriented ? null : life.Oriented,
        Structured = last < Stage.Structured ? null : life.Structured,
        Examined = last < Stage.Examined ? null : life.Examined,
        Committee = last < Stage.Decided ? null : life.Committee,
        Decided = last < Stage.Decided ? null : life.Decided,
        Contracted = last < Stage.Contracted ? null : life.Contracted,
        Works = last < Stage.Executing ? null : life.Works,
        Opened = last < Stage.JobsCreated && life.Opened?.Day % 2 == 0 ? null : last < Stage.Executing ? null : life.Opened,
        Verified = last < Stage.JobsCreated ? null : life.Verified,
    };

    private static LocalDate Later(LocalDate day, int days) => DemoDays.Working(day.PlusDays(days));

    private static LocalDate Later(LocalDate day, (int Min, int Max) days, Dice dice) => Later(day, dice.Between(days.Min, days.Max));

    private sealed record Gaps(
        (int Min, int Max) Orient,
        (int Min, int Max) Structure,
        (int Min, int Max) Examine,
        (int Min, int Max) Discuss,
        (int Min, int Max) Contract,
        (int Min, int Max) Start,
        (int Min, int Max) Open,
        (int Min, int Max) Verify);
}
