using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Themes;

/// <summary>The clock stands while the company owes something, and what is due moves by the working days it stood.</summary>
public sealed class ClockSpecs
{
    private static readonly LocalDate Monday = new(2022, 1, 31);
    private static readonly LocalDate NextMonday = new(2022, 2, 7);

    private static ProjectCommand Hold(Status status = Status.WaitingForCompany) => new ProjectCommand.Hold(status, Cases.Text());

    private static ProjectCommand Resume => new ProjectCommand.Resume();

    private static LocalDate DueAfter(Spec spec) => spec.And(Resume, Follower, NextMonday).State.Referrals[^1].DueOn;

    [Fact]
    public void A_referral_due_on_monday_is_due_a_week_later_when_the_clock_stood_a_week() =>
        Assert.Equal(new LocalDate(2022, 2, 14), DueAfter(Given(Stage.Oriented).And(Hold(), Follower, Monday)));

    [Fact]
    public void An_opinion_moves_as_well() =>
        Assert.Equal(new LocalDate(2022, 2, 28), Given(Stage.Oriented)
            .And(new ProjectCommand.RequestOpinion(Cases.Partner("ccir"), new LocalDate(2022, 2, 21)), Examiner)
            .And(Hold(), Follower, Monday).And(Resume, Follower, NextMonday).State.Opinions[0].DueOn);

    [Fact]
    public void What_is_sent_while_the_clock_stands_moves_from_that_day_only() =>
        Assert.Equal(new LocalDate(2022, 3, 2), DueAfter(Given(Stage.Oriented).And(Hold(), Follower, Monday)
            .And(new ProjectCommand.SendReferral(Cases.Partner("ccir"), Need.Export, new LocalDate(2022, 2, 28), null), Follower, new LocalDate(2022, 2, 3))));

    [Fact]
    public void What_was_answered_does_not_move() =>
        Assert.Equal(NextMonday, DueAfter(Given(Stage.Oriented).And(new ProjectCommand.AcceptReferral(Cases.Item("r1")), Banker).And(Hold(), Follower, Monday)));

    [Fact]
    public void From_waiting_to_put_aside_the_clock_stands_from_the_first_day() =>
        Assert.Equal(new LocalDate(2022, 2, 14), DueAfter(Given(Stage.Oriented).And(Hold(), Follower, Monday).And(Hold(Status.OnHold), Follower, new LocalDate(2022, 2, 3))));

    [Fact]
    public void Holding_twice_is_true_once() => Given(Stage.Oriented).When(Hold(), Follower).ThenRecordedOnce();

    [Fact]
    public void Resuming_twice_is_true_once() => Given(Stage.Oriented).And(Hold(), Follower).When(Resume, Follower).ThenRecordedOnce();

    [Fact]
    public void A_clock_that_runs_need_not_be_started() => Given(Stage.Oriented).When(Resume, Follower).ThenNothing();

    [Fact]
    public void Held_active_means_resumed() => Given(Stage.Oriented).And(Hold(), Follower).When(Hold(Status.Active), Follower).ThenRecorded(new ProjectEvent.Resumed());

    [Fact]
    public void An_ended_case_has_no_clock() =>
        Given(Stage.Oriented).And(new ProjectCommand.Exit(Outcome.Withdrawn, null, null, Cases.Text()), Follower)
            .When(Hold(), Follower)
            .ThenRefused(Reason.StageNotAllowed);
}
