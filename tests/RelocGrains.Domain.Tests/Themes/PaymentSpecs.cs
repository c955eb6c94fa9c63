using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Themes;

/// <summary>Payments: a trigger, evidence, two approvers who did not ask, and never more than is due. Recovery: the rest, pro rata.</summary>
public sealed class PaymentSpecs
{
    private static readonly ItemId P1 = Cases.Item("p1");

    private static ProjectCommand Request(string instalment = "i1", string proof = "facture") =>
        new ProjectCommand.RequestPayment(Cases.Item(instalment), Cases.Proof(proof));

    private static ProjectCommand Approve => new ProjectCommand.ApprovePayment(P1);

    private static Spec Requested => Given(Stage.Contracted).And(Request(), PayerOne);

    /// <summary>Verified with this headcount: the baseline is 10 and 50 jobs are committed.</summary>
    private static Spec Verified(int headcount) => Given(Stage.Executing).And(Journey.Before(Stage.JobsCreated))
        .And(new ProjectCommand.VerifyJobs(Cases.Item("s1"), headcount, Cases.Proof("controle")), Verifier, Journey.JobsCreatedOn);

    private static Spec PaidInFull(int headcount) => Given(Stage.Executing).And(Journey.Paid("i1")).And(Journey.Paid("i2"))
        .And(Journey.Before(Stage.JobsCreated))
        .And(new ProjectCommand.VerifyJobs(Cases.Item("s1"), headcount, Cases.Proof("controle")), Verifier, new LocalDate(2023, 4, 3));

    [Fact]
    public void An_instalment_whose_trigger_has_come_is_asked_for() =>
        Given(Stage.Contracted).When(Request(), PayerOne)
            .ThenRecorded(new ProjectEvent.PaymentRequested(P1, Cases.Item("i1"), Money.Euros(150_000), Cases.Proof("facture")));

    [Fact]
    public void One_whose_trigger_has_not_is_not() =>
        Given(Stage.Contracted).When(Request("i2"), PayerOne).ThenRefused(Reason.ItemNotOpen).Saying("state", "AwaitsWorksStarted");

    [Fact]
    public void An_instalment_nobody_promised_is_not_found() => Given(Stage.Contracted).When(Request("i9"), PayerOne).ThenRefused(Reason.ItemNotFound);

    [Fact]
    public void An_instalment_is_asked_for_once() =>
        Requested.When(Request(proof: "autre"), PayerOne).ThenRefused(Reason.ItemNotOpen).Saying("state", "Requested");

    [Fact]
    public void The_same_request_said_twice_is_true_once() => Given(Stage.Contracted).When(Request(), PayerOne).ThenRecordedOnce();

    [Fact]
    public void The_person_who_asked_does_not_approve() => Requested.When(Approve, PayerOne).ThenRefused(Reason.SecondPersonRequired).Saying("person", "p-206");

    [Fact]
    public void The_first_approval_pays_nothing() => Requested.When(Approve, PayerTwo).ThenRecorded(new ProjectEvent.PaymentApproved(P1, false));

    [Fact]
    public void The_second_person_s_approval_pays() =>
        Requested.And(Approve, PayerTwo).When(Approve, PayerThree).ThenRecorded(new ProjectEvent.PaymentApproved(P1, true));

    [Fact]
    public void The_same_person_approving_twice_is_one_approver()
    {
        var spec = Requested;
        spec.When(Approve, PayerTwo).ThenRecordedOnce();
        Assert.Equal(Money.Zero, spec.State.Paid);
    }

    [Fact]
    public void A_payment_made_needs_no_third_approval() =>
        Requested.And(Approve, PayerTwo).And(Approve, PayerThree).When(Approve, Verifier).ThenRefused(Reason.ItemNotOpen).Saying("state", "Paid");

    [Fact]
    public void A_payment_nobody_asked_for_is_not_found() => Given(Stage.Contracted).When(Approve, PayerTwo).ThenRefused(Reason.ItemNotFound);

    [Fact]
    public void An_instalment_is_cut_down_to_what_is_due() =>
        Assert.Equal(Money.Euros(100_000), PaidInFull(50).When(Request("i3"), PayerOne).ThenRecorded<ProjectEvent.PaymentRequested>().Amount);

    [Fact]
    public void When_nothing_is_due_any_more_nothing_is_asked_for() =>
        PaidInFull(40).When(Request("i3"), PayerOne).ThenRefused(Reason.AmountExceeded).Saying("limit_cents", "0");

    [Fact]
    public void What_was_cut_is_paid_once_the_jobs_are_there() =>
        PaidInFull(50).And(Request("i3"), PayerOne)
            .And(new ProjectCommand.StateJobs(new(2024, 1, 8), 60, Cases.Proof("2024")), Follower)
            .And(new ProjectCommand.VerifyJobs(Cases.Item("s2"), 60, Cases.Proof("controle-2024")), Verifier)
            .When(Request("i3", "solde"), PayerOne)
            .ThenRecorded(new ProjectEvent.PaymentRequested(Cases.Item("p4"), Cases.Item("i3"), Money.Euros(100_000), Cases.Proof("solde")));

    [Fact]
    public void Requests_under_way_count_as_paid_when_the_next_is_capped() =>
        Assert.Equal(
            Money.Euros(50_000),
            Verified(30).And(Request(), PayerOne).When(Request("i2", "b"), PayerOne).ThenRecorded<ProjectEvent.PaymentRequested>().Amount);

    [Fact]
    public void What_is_due_is_the_grant_in_proportion_to_the_jobs() => Assert.Equal(Money.Euros(300_000), Account.Due(Verified(40).State));

    [Fact]
    public void More_jobs_than_committed_are_not_paid_for() => Assert.Equal(Money.Euros(500_000), Account.Due(Verified(90).State));

    [Fact]
    public void Without_a_shortfall_there_is_nothing_to_recover() =>
        PaidInFull(60).When(new ProjectCommand.OrderRecovery(), PayerOne).ThenRefused(Reason.AmountExceeded).Saying("limit_cents", "0");

    [Fact]
    public void A_recovery_order_shows_its_arithmetic() =>
        PaidInFull(30).When(new ProjectCommand.OrderRecovery(), PayerOne)
            .ThenRecorded(new ProjectEvent.RecoveryOrdered(Money.Euros(100_000), "300000.00 EUR - 500000.00 EUR x 20 / 50 = 100000.00 EUR"));

    [Fact]
    public void Ordering_twice_is_true_once() => PaidInFull(30).When(new ProjectCommand.OrderRecovery(), PayerOne).ThenRecordedOnce();

    [Fact]
    public void Another_shortfall_makes_another_order() =>
        PaidInFull(30).And(new ProjectCommand.OrderRecovery(), PayerOne)
            .And(new ProjectCommand.StateJobs(new(2024, 1, 8), 20, Cases.Proof("2024")), Follower)
            .And(new ProjectCommand.VerifyJobs(Cases.Item("s2"), 20, Cases.Proof("controle-2024")), Verifier)
            .When(new ProjectCommand.OrderRecovery(), PayerOne)
            .ThenRecorded(new ProjectEvent.RecoveryOrdered(Money.Euros(200_000), "300000.00 EUR - 500000.00 EUR x 10 / 50 = 200000.00 EUR"));

    [Fact]
    public void No_more_comes_back_than_is_owed() =>
        PaidInFull(30).And(new ProjectCommand.OrderRecovery(), PayerOne)
            .When(new ProjectCommand.RecordRecovery(Money.Euros(100_000) + new Money(1), Cases.Proof("virement")), PayerOne)
            .ThenRefused(Reason.AmountExceeded)
            .Saying("limit_cents", "10000000");

    [Fact]
    public void The_same_receipt_counts_once() =>
        PaidInFull(30).And(new ProjectCommand.OrderRecovery(), PayerOne)
            .When(new ProjectCommand.RecordRecovery(Money.Euros(40_000), Cases.Proof("virement")), PayerOne)
            .ThenRecordedOnce();
}
