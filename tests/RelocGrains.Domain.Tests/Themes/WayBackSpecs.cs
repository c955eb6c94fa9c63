using RelocGrains.Domain.Envelopes;
using RelocGrains.Domain.Undertakings;
using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Themes;

/// <summary>Return and reopen: what stops being true, and what money does.</summary>
public sealed class WayBackSpecs
{
    private static readonly EnvelopeId Envelope = EnvelopeId.Of(2022, Cases.Pack);
    private static readonly LocalDate Later = new(2023, 9, 4);

    private static ProjectCommand ReturnTo(Stage stage) => new ProjectCommand.Return(stage, Cases.Text());

    private static ProjectCommand Withdraw => new ProjectCommand.Exit(Outcome.Withdrawn, null, null, Cases.Text());

    private static ProjectCommand Reopen => new ProjectCommand.Reopen(Cases.Text());

    [Fact]
    public void A_return_says_from_where_to_where() =>
        Given(Stage.Examined).When(ReturnTo(Stage.Oriented), Follower)
            .ThenRecorded(new ProjectEvent.Returned(Stage.Examined, Stage.Oriented, Cases.Text()));

    [Fact]
    public void Returning_twice_is_true_once() => Given(Stage.Examined).When(ReturnTo(Stage.Oriented), Follower).ThenRecordedOnce();

    [Fact]
    public void A_return_before_the_decision_releases_the_reservation() =>
        Given(Stage.Contracted).When(ReturnTo(Stage.Examined), Follower).Beside(
            new NeighbourEvent.OfEnvelope(Envelope, new EnvelopeEvent.Released(Cases.Id, Money.Euros(400_000))),
            new NeighbourEvent.OfUndertaking(Cases.UndertakingId, new UndertakingEvent.DeMinimisWithdrawn(Cases.Id)));

    [Fact]
    public void A_return_to_the_decision_keeps_it() => Given(Stage.Executing).When(ReturnTo(Stage.Decided), Follower).Beside();

    [Fact]
    public void Nobody_returns_forwards() => Given(Stage.Oriented).When(ReturnTo(Stage.Structured), Follower).ThenRefused(Reason.StageNotAllowed);

    [Fact]
    public void Nobody_returns_to_before_the_detection() => Given(Stage.Oriented).When(ReturnTo(Stage.None), Follower).ThenRefused(Reason.StageNotAllowed);

    [Fact]
    public void A_return_is_not_dated_before_the_stage_it_leaves() =>
        Given(Stage.Oriented).When(ReturnTo(Stage.Detected), Follower, Journey.QualifiedOn).ThenUnmet(Guard.EffectiveInOrder);

    [Fact]
    public void Once_money_has_left_the_agreement_cannot_be_undone() =>
        Given(Stage.Executing).And(Journey.Paid("i1")).When(ReturnTo(Stage.Decided), Follower).ThenRefused(Reason.StageNotAllowed);

    [Fact]
    public void The_agreement_itself_may_still_be_returned_to() =>
        Given(Stage.Executing).And(Journey.Paid("i1")).When(ReturnTo(Stage.Contracted), Follower).ThenRecorded<ProjectEvent.Returned>();

    [Fact]
    public void A_case_returned_to_its_detection_may_still_be_corrected_from_its_first_day() =>
        Given(Stage.Qualified).And(ReturnTo(Stage.Detected), Follower, Later)
            .When(new ProjectCommand.Correct(new Correction.AnnouncedJobs(61), Cases.Text()), Follower, Journey.DetectedOn)
            .ThenRecorded<ProjectEvent.Corrected>();

    [Fact]
    public void What_comes_after_a_return_is_not_dated_before_it() =>
        Given(Stage.Qualified).And(ReturnTo(Stage.Detected), Follower, Later)
            .When(new ProjectCommand.Qualify(Cases.Qualification()), Assessor, Journey.QualifiedOn)
            .ThenUnmet(Guard.EffectiveInOrder);

    [Fact]
    public void A_statement_may_be_verified_again_after_a_return() =>
        Given(Stage.JobsCreated).And(ReturnTo(Stage.Executing), Follower)
            .When(new ProjectCommand.VerifyJobs(Cases.Item("s1"), 60, Cases.Proof("controle-2023")), Verifier)
            .ThenRecorded<ProjectEvent.JobsVerified>();

    [Fact]
    public void Money_that_came_back_is_not_forgotten_by_a_return() =>
        Assert.Equal(Money.Euros(100_000), Given(Stage.JobsCreated).And(Journey.Paid("i1")).And(Journey.Paid("i2")).And(Journey.Paid("i3"))
            .And(Journey.Controlled(50)).And(new ProjectCommand.OrderRecovery(), PayerOne)
            .And(new ProjectCommand.RecordRecovery(Money.Euros(100_000), Cases.Proof("virement")), PayerOne)
            .And(ReturnTo(Stage.Executing), Follower)
            .State.Recovery!.Recovered);

    [Fact]
    public void A_payment_asked_for_anew_after_a_return_has_an_id_of_its_own() =>
        Given(Stage.Contracted).And(new ProjectCommand.RequestPayment(Cases.Item("i1"), Cases.Proof("facture")), PayerOne)
            .And(ReturnTo(Stage.Decided), Follower).And(new ProjectCommand.SignAgreement(Cases.Agreement()), Lawyer)
            .When(new ProjectCommand.RequestPayment(Cases.Item("i1"), Cases.Proof("facture")), PayerOne)
            .ThenRecorded(new ProjectEvent.PaymentRequested(Cases.Item("p2"), Cases.Item("i1"), Money.Euros(150_000), Cases.Proof("facture")));

    [Fact]
    public void Whoever_ended_a_case_does_not_reopen_it() =>
        Given(Stage.Qualified).And(Withdraw, Follower).When(Reopen, Follower).ThenRefused(Reason.SecondPersonRequired).Saying("person", "p-103");

    [Fact]
    public void Another_person_does() =>
        Given(Stage.Qualified).And(Withdraw, Follower).When(Reopen, Colleague)
            .ThenRecorded(new ProjectEvent.Reopened(Outcome.Withdrawn, Stage.Qualified, Cases.Text()));

    [Fact]
    public void A_case_that_had_been_decided_is_taken_up_before_the_decision() =>
        Assert.Equal((Stage.Examined, null), Given(Stage.Contracted).And(Withdraw, Follower).And(Reopen, Colleague).State is var s ? (s.Stage, s.Decision) : default);

    [Fact]
    public void A_completed_case_is_taken_up_where_its_jobs_were_created() =>
        Given(Stage.Closed).When(Reopen, Colleague).ThenRecorded(new ProjectEvent.Reopened(Outcome.Completed, Stage.JobsCreated, Cases.Text()));

    [Fact]
    public void Reopening_twice_is_true_once() => Given(Stage.Qualified).And(Withdraw, Follower).When(Reopen, Colleague).ThenRecordedOnce();

    [Fact]
    public void A_case_that_was_paid_and_given_up_is_not_reopened() =>
        Given(Stage.Executing).And(Journey.Paid("i1")).And(Withdraw, Follower).When(Reopen, Colleague).ThenRefused(Reason.StageNotAllowed);

    [Fact]
    public void A_case_is_not_reopened_beside_a_live_one_of_the_same_company() =>
        Given(Stage.Qualified).And(Withdraw, Follower).AndOf(Cases.Other, new Act(Cases.Detect(), Creator, Later))
            .When(Reopen, Colleague)
            .ThenUnmet(Guard.NotADuplicate);

    [Fact]
    public void Reopening_names_every_unmet_guard() =>
        Given(Stage.Qualified).And(Withdraw, Follower).AndOf(Cases.Other, new Act(Cases.Detect(), Creator, Later))
            .When(Reopen, Colleague, Journey.QualifiedOn.PlusDays(-1))
            .ThenUnmet(Guard.NotADuplicate, Guard.EffectiveInOrder);
}
