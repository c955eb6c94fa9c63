using RelocGrains.Domain.Undertakings;
using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Stages;

/// <summary>10, CLOSED: maintenance over and controlled, the account settled.</summary>
public sealed class ClosingSpecs
{
    private static readonly ProjectCommand Close = new ProjectCommand.Close();

    private static Spec Paid => Given(Stage.JobsCreated).And(Journey.Paid("i1")).And(Journey.Paid("i2")).And(Journey.Paid("i3"));

    [Fact]
    public void A_case_that_kept_its_jobs_and_got_its_money_is_closed() =>
        Paid.And(Journey.Controlled(60)).When(Close, Examiner, Journey.ClosedOn)
            .Beside(new NeighbourEvent.OfUndertaking(Cases.UndertakingId, new UndertakingEvent.CaseEnded(Cases.Id)))
            .ThenRecorded(new ProjectEvent.Closed());

    [Fact]
    public void Closing_twice_is_true_once() => Paid.And(Journey.Controlled(60)).When(Close, Examiner).ThenRecordedOnce();

    [Fact]
    public void The_maintenance_period_must_be_over() =>
        Paid.And(Journey.Controlled(60)).When(Close, Examiner, Journey.MaintenanceEndsOn.PlusDays(-1))
            .ThenUnmet(Guard.MaintenanceOver)
            .Missing(Guard.MaintenanceOver, "effective_on>=2026-03-15");

    [Fact]
    public void A_control_must_have_found_how_many_jobs_were_kept() => Paid.When(Close, Examiner, Journey.ClosedOn).ThenUnmet(Guard.MaintenanceControlled);

    [Fact]
    public void The_balance_must_be_paid() =>
        Given(Stage.JobsCreated).And(Journey.Paid("i1")).And(Journey.Controlled(60)).When(Close, Examiner)
            .ThenUnmet(Guard.BalanceSettled)
            .Missing(Guard.BalanceSettled, "to_pay=35000000");

    [Fact]
    public void What_is_undue_must_have_come_back() =>
        Paid.And(Journey.Controlled(50)).When(Close, Examiner)
            .ThenUnmet(Guard.BalanceSettled)
            .Missing(Guard.BalanceSettled, "to_recover=10000000");

    [Fact]
    public void Once_it_has_the_case_is_closed() =>
        Paid.And(Journey.Controlled(50)).And(new ProjectCommand.OrderRecovery(), PayerOne)
            .And(new ProjectCommand.RecordRecovery(Money.Euros(100_000), Cases.Proof("virement")), PayerOne)
            .When(Close, Examiner)
            .ThenRecorded(new ProjectEvent.Closed());

    [Fact]
    public void A_case_reopened_after_closing_need_not_keep_its_jobs_again() =>
        Given(Stage.Closed).And(new ProjectCommand.Reopen(Cases.Text()), Colleague).When(Close, Examiner).ThenRecorded(new ProjectEvent.Closed());
}
