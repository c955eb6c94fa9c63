using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Stages;

/// <summary>3, ORIENTED: needs stated and sent to partners.</summary>
public sealed class OrientingSpecs
{
    private static readonly ProjectCommand.SendReferral Referral = new(Cases.Partner("bpifrance"), Need.Financing, null, null);

    private static Spec Sent => Given(Stage.Qualified).And(Journey.Before(Stage.Oriented));

    [Fact]
    public void A_case_with_a_need_and_a_referral_is_oriented() =>
        Sent.When(new ProjectCommand.Orient(), Follower).ThenRecorded(new ProjectEvent.Oriented());

    [Fact]
    public void Without_needs_or_referral_it_is_not() =>
        Given(Stage.Qualified).When(new ProjectCommand.Orient(), Follower).ThenUnmet(Guard.NeedsStated, Guard.ReferralSent);

    [Fact]
    public void A_need_alone_is_not_enough() =>
        Given(Stage.Qualified).And(new ProjectCommand.StateNeeds([Need.Land]), Follower)
            .When(new ProjectCommand.Orient(), Follower)
            .ThenUnmet(Guard.ReferralSent);

    [Fact]
    public void A_referral_alone_is_not_enough() =>
        Given(Stage.Qualified).And(Referral, Follower).When(new ProjectCommand.Orient(), Follower).ThenUnmet(Guard.NeedsStated);

    [Fact]
    public void A_referral_is_due_after_the_partners_ten_working_days() =>
        Given(Stage.Qualified).When(Referral, Follower, new LocalDate(2022, 4, 11))
            .ThenRecorded(new ProjectEvent.ReferralSent(Cases.Item("r1"), Referral.To, Need.Financing, new LocalDate(2022, 4, 26), null));

    [Fact]
    public void A_referral_is_due_on_the_day_that_was_said() =>
        Given(Stage.Qualified).When(Referral with { DueOn = new LocalDate(2022, 5, 5) }, Follower)
            .ThenRecorded(new ProjectEvent.ReferralSent(Cases.Item("r1"), Referral.To, Need.Financing, new LocalDate(2022, 5, 5), null));

    [Fact]
    public void The_same_need_is_not_sent_to_the_same_partner_while_it_waits() =>
        Given(Stage.Qualified).And(Referral, Follower).When(Referral with { DueOn = new LocalDate(2022, 5, 5) }, Follower).ThenNothing();

    [Fact]
    public void It_may_be_sent_again_once_answered() =>
        Given(Stage.Qualified).And(Referral, Follower).And(new ProjectCommand.DeclineReferral(Cases.Item("r1"), Cases.Text()), Banker)
            .When(Referral, Follower)
            .ThenRecorded<ProjectEvent.ReferralSent>();

    [Fact]
    public void Nothing_is_sent_before_the_case_is_qualified() =>
        Given(Stage.Detected).When(Referral, Follower).ThenRefused(Reason.StageNotAllowed);

    [Fact]
    public void Needs_are_replaced_by_those_stated_later() =>
        Assert.Equal([Need.Export], Sent.And(new ProjectCommand.StateNeeds([Need.Export]), Follower).State.Needs);
}
