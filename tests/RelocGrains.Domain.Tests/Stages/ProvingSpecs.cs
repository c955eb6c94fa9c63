using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Stages;

/// <summary>9, JOBS_CREATED: a dated headcount, verified by somebody who neither follows the case nor pays for it.</summary>
public sealed class ProvingSpecs
{
    private static Spec Stated => Given(Stage.Executing).And(Journey.Before(Stage.JobsCreated));

    private static ProjectCommand Verify(int headcount = 60, string statement = "s1") =>
        new ProjectCommand.VerifyJobs(Cases.Item(statement), headcount, Cases.Proof("controle"));

    [Fact]
    public void Verified_jobs_are_the_headcount_less_the_baseline() =>
        Stated.When(Verify(55), Verifier).ThenRecorded(new ProjectEvent.JobsVerified(Cases.Item("s1"), 55, 45, 5, Cases.Proof("controle")));

    [Fact]
    public void More_jobs_than_committed_are_a_negative_shortfall() =>
        Assert.Equal(-20, Stated.When(Verify(80), Verifier).ThenRecorded<ProjectEvent.JobsVerified>().Shortfall);

    [Fact]
    public void A_headcount_below_the_baseline_created_nothing() =>
        Assert.Equal(0, Stated.When(Verify(7), Verifier).ThenRecorded<ProjectEvent.JobsVerified>().JobsCreated);

    [Fact]
    public void The_site_must_have_opened() =>
        Given(Stage.Executing).And(Journey.Before(Stage.JobsCreated).Where(act => act.Command is not ProjectCommand.OpenSite))
            .When(Verify(), Verifier)
            .ThenUnmet(Guard.SiteOpened);

    [Fact]
    public void The_owner_of_the_case_does_not_verify() =>
        Stated.And(new ProjectCommand.Assign(new Owner(Verifier.Person, Verifier.Partner)), Follower)
            .When(Verify(), Verifier)
            .ThenUnmet(Guard.VerifierIndependent);

    [Fact]
    public void Nor_does_whoever_approved_a_payment() =>
        Stated.And(new ProjectCommand.RequestPayment(Cases.Item("i1"), Cases.Proof("facture")), PayerOne)
            .And(new ProjectCommand.ApprovePayment(Cases.Item("p1")), PayerTwo)
            .When(Verify(), PayerTwo)
            .ThenUnmet(Guard.VerifierIndependent);

    [Fact]
    public void A_statement_that_is_not_there_is_not_found() => Given(Stage.Executing).When(Verify(), Verifier).ThenRefused(Reason.ItemNotFound);

    [Fact]
    public void A_statement_is_verified_once() =>
        Given(Stage.JobsCreated).When(Verify(59), Verifier).ThenRefused(Reason.ItemNotOpen).Saying("state", "Verified");

    [Fact]
    public void A_later_statement_within_the_maintenance_period_says_how_many_jobs_there_are() =>
        Given(Stage.JobsCreated).And(new ProjectCommand.StateJobs(new(2024, 1, 8), 70, Cases.Proof("2024")), Follower)
            .When(Verify(70, "s2"), Verifier)
            .ThenRecorded<ProjectEvent.JobsVerified>();

    [Fact]
    public void A_statement_at_the_end_of_the_period_says_how_many_were_kept() =>
        Given(Stage.JobsCreated).And(new ProjectCommand.StateJobs(Journey.MaintenanceEndsOn, 58, Cases.Proof("2026")), Follower, Journey.MaintenanceEndsOn)
            .When(Verify(58, "s2"), Verifier)
            .ThenRecorded(new ProjectEvent.JobsMaintained(Cases.Item("s2"), 58, 48, Cases.Proof("controle")));

    [Fact]
    public void A_statement_of_the_day_before_does_not() =>
        Given(Stage.JobsCreated)
            .And(new ProjectCommand.StateJobs(Journey.MaintenanceEndsOn.PlusDays(-1), 58, Cases.Proof("2026")), Follower, Journey.MaintenanceEndsOn)
            .When(Verify(58, "s2"), Verifier)
            .ThenRecorded<ProjectEvent.JobsVerified>();

    [Fact]
    public void A_control_names_every_unmet_guard() =>
        Given(Stage.JobsCreated).And(new ProjectCommand.Assign(new Owner(Verifier.Person, Verifier.Partner)), Follower)
            .And(new ProjectCommand.StateJobs(new(2024, 1, 8), 70, Cases.Proof("2024")), Follower)
            .When(Verify(70, "s2"), Verifier, Journey.JobsCreatedOn.PlusDays(-1))
            .ThenUnmet(Guard.EffectiveInOrder, Guard.VerifierIndependent);

    [Fact]
    public void An_old_statement_verified_after_the_control_leaves_what_was_kept()
    {
        var state = Given(Stage.JobsCreated)
            .And(new ProjectCommand.StateJobs(new(2024, 1, 8), 70, Cases.Proof("2024")), Follower)
            .And(new ProjectCommand.StateJobs(new(2026, 3, 16), 58, Cases.Proof("2026")), Follower)
            .And(Verify(58, "s3"), Verifier, new LocalDate(2026, 4, 1))
            .And(Verify(70, "s2"), Verifier, new LocalDate(2026, 4, 2)).State;
        Assert.Equal(state.JobsMaintained, (int)state.Timeline.Milestones[^1].BalanceOf(Measure.JobsMaintained));
    }

    [Fact]
    public void The_same_statement_is_noted_once() =>
        Stated.When(new ProjectCommand.StateJobs(new(2023, 3, 1), 60, Cases.Proof("effectif-2023")), Follower).ThenNothing();

    [Fact]
    public void Nothing_is_stated_before_works_started() =>
        Given(Stage.Contracted).When(new ProjectCommand.StateJobs(new(2022, 6, 7), 60, Cases.Proof()), Follower).ThenRefused(Reason.StageNotAllowed);
}
