using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Themes;

/// <summary>A guard of procedure may be passed over by two people, with a reason.</summary>
public sealed class OverrideSpecs
{
    private static readonly ProjectCommand Ask = new ProjectCommand.RequestOverride(Guard.SiteKnown, Cases.Text());
    private static readonly ProjectCommand Approve = new ProjectCommand.ApproveOverride(Guard.SiteKnown);
    private static readonly ProjectCommand Structure = new ProjectCommand.Structure(true);

    private static Spec WithoutSite => Given(Stage.Oriented).And(Journey.Before(Stage.Structured).Where(act => act.Command is not ProjectCommand.RecordSite));

    [Fact]
    public void Approved_by_a_second_person_the_guard_is_passed_over() =>
        WithoutSite.And(Ask, Follower).And(Approve, Colleague).When(Structure, Follower).ThenRecorded<ProjectEvent.Structured>();

    [Fact]
    public void Asked_for_only_it_still_stands() => WithoutSite.And(Ask, Follower).When(Structure, Follower).ThenUnmet(Guard.SiteKnown);

    [Fact]
    public void The_person_who_asked_does_not_approve() =>
        WithoutSite.And(Ask, Follower).When(Approve, Follower).ThenRefused(Reason.SecondPersonRequired).Saying("person", "p-103");

    [Fact]
    public void Asking_and_approving_twice_is_true_once()
    {
        var spec = WithoutSite;
        spec.When(Ask, Follower).ThenRecordedOnce();
        spec.When(Approve, Colleague).ThenRecordedOnce();
    }

    [Fact]
    public void What_nobody_asked_for_is_not_approved() => WithoutSite.When(Approve, Colleague).ThenRefused(Reason.ItemNotFound).Saying("guard", "SiteKnown");

    [Fact]
    public void An_ended_case_passes_over_nothing() =>
        WithoutSite.And(new ProjectCommand.Exit(Outcome.Withdrawn, null, null, Cases.Text()), Follower).When(Ask, Follower).ThenRefused(Reason.StageNotAllowed);

    [Fact]
    public void A_return_takes_the_overrides_away() =>
        WithoutSite.And(Ask, Follower).And(Approve, Colleague).And(Structure, Follower)
            .And(new ProjectCommand.Return(Stage.Oriented, Cases.Text()), Follower)
            .When(Structure, Follower)
            .ThenUnmet(Guard.SiteKnown);

    [Fact]
    public void The_override_stays_in_the_history() =>
        Assert.Equal(
            new GuardOverride(Guard.SiteKnown, Follower.Person, Cases.Text(), Colleague.Person),
            Assert.Single(WithoutSite.And(Ask, Follower).And(Approve, Colleague).State.Overrides));

    [Fact]
    public void Guards_of_procedure_and_no_others_may_be_passed_over() =>
        Assert.Equal(
            [
                Guard.ReferralAccepted, Guard.ReferralsAnswered, Guard.OwnContribution, Guard.SiteKnown, Guard.ChecklistComplete, Guard.OpinionsGiven,
                Guard.SignedBeforeLapse,
            ],
            Enum.GetValues<Guard>().Where(Guards.MayOverride));

    [Theory]
    [MemberData(nameof(Fixed))]
    public void Guards_of_identity_persons_money_and_proof_may_not(Guard guard) =>
        Given(Stage.Oriented).When(new ProjectCommand.RequestOverride(guard, Cases.Text()), Follower)
            .ThenRefused(Reason.GuardNotOverridable)
            .Saying("guard", guard.ToString());

    public static TheoryData<Guard> Fixed => [.. Enum.GetValues<Guard>().Where(guard => !Guards.MayOverride(guard))];
}
