using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Stages;

/// <summary>Answers to referrals, and what becomes of those that get none.</summary>
public sealed class ReferralSpecs
{
    private static readonly ItemId R1 = Cases.Item("r1");
    private static readonly LocalDate DueOn = new(2022, 2, 7);

    private static ProjectCommand Accept => new ProjectCommand.AcceptReferral(R1);

    private static ProjectCommand Decline => new ProjectCommand.DeclineReferral(R1, Cases.Text());

    private static ProjectCommand Escalate => new ProjectCommand.EscalateReferral(R1, Colleague.Person);

    [Fact]
    public void The_partner_accepts_its_referral() =>
        Given(Stage.Oriented).When(Accept, Banker).ThenRecorded(new ProjectEvent.ReferralAccepted(R1));

    [Fact]
    public void The_partner_declines_its_referral() =>
        Given(Stage.Oriented).When(Decline, Banker).ThenRecorded(new ProjectEvent.ReferralDeclined(R1, Cases.Text()));

    [Fact]
    public void Another_partner_may_not_accept() =>
        Given(Stage.Oriented).When(Accept, Chamber).ThenRefused(Reason.OtherPartnerConcerned).Saying("partner", "bpifrance");

    [Fact]
    public void Another_partner_may_not_decline() => Given(Stage.Oriented).When(Decline, Chamber).ThenRefused(Reason.OtherPartnerConcerned);

    [Fact]
    public void Accepting_twice_is_true_once() => Given(Stage.Oriented).When(Accept, Banker).ThenRecordedOnce();

    [Fact]
    public void Declining_twice_is_true_once() => Given(Stage.Oriented).When(Decline, Banker).ThenRecordedOnce();

    [Fact]
    public void What_is_accepted_cannot_be_declined() =>
        Given(Stage.Oriented).And(Accept, Banker).When(Decline, Banker).ThenRefused(Reason.ItemNotOpen).Saying("state", "Accepted");

    [Fact]
    public void There_is_no_second_referral() =>
        Given(Stage.Oriented).When(new ProjectCommand.AcceptReferral(Cases.Item("r2")), Banker).ThenRefused(Reason.ItemNotFound).Saying("item", "r2");

    [Fact]
    public void A_named_person_takes_over_once_the_day_has_passed() =>
        Given(Stage.Oriented).When(Escalate, Follower, DueOn.PlusDays(1)).ThenRecorded(new ProjectEvent.ReferralEscalated(R1, Colleague.Person));

    [Fact]
    public void Nobody_takes_over_on_the_due_day_itself() =>
        Given(Stage.Oriented).When(Escalate, Follower, DueOn).ThenRefused(Reason.ItemNotOpen).Saying("due_on", "2022-02-07");

    [Fact]
    public void Escalating_twice_is_true_once() => Given(Stage.Oriented).When(Escalate, Follower, DueOn.PlusDays(1)).ThenRecordedOnce();

    [Fact]
    public void What_was_escalated_is_not_handed_to_yet_another_person() =>
        Given(Stage.Oriented).And(Escalate, Follower, DueOn.PlusDays(1))
            .When(new ProjectCommand.EscalateReferral(R1, Follower.Person), Follower)
            .ThenRefused(Reason.ItemNotOpen);

    [Fact]
    public void While_the_clock_stands_nothing_becomes_overdue() =>
        Given(Stage.Oriented).And(new ProjectCommand.Hold(Status.WaitingForCompany, Cases.Text()), Follower, DueOn.PlusDays(-3))
            .When(Escalate, Follower, DueOn.PlusDays(10))
            .ThenRefused(Reason.ItemNotOpen);

    [Fact]
    public void What_was_overdue_before_the_clock_stopped_may_be_escalated() =>
        Given(Stage.Oriented).And(new ProjectCommand.Hold(Status.WaitingForCompany, Cases.Text()), Follower, DueOn.PlusDays(1))
            .When(Escalate, Follower, DueOn.PlusDays(10))
            .ThenRecorded<ProjectEvent.ReferralEscalated>();
}
