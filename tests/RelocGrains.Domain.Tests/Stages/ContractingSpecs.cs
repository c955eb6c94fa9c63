using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Stages;

/// <summary>7, CONTRACTED, and 8, EXECUTING: what was signed, and works that start after it.</summary>
public sealed class ContractingSpecs
{
    private static readonly ProjectCommand StartWorks = new ProjectCommand.StartWorks(Cases.Proof("travaux"));

    private static ProjectCommand Sign(Agreement agreement) => new ProjectCommand.SignAgreement(agreement);

    [Fact]
    public void An_agreement_that_adds_up_is_signed() =>
        Given(Stage.Decided).When(Sign(Cases.Agreement()), Lawyer).ThenRecorded(new ProjectEvent.AgreementSigned(Cases.Agreement()));

    [Fact]
    public void It_is_signed_before_the_decision_lapses() =>
        Given(Stage.Decided).When(Sign(Cases.Agreement() with { SignedOn = new(2023, 5, 2) }), Lawyer)
            .ThenUnmet(Guard.SignedBeforeLapse)
            .Missing(Guard.SignedBeforeLapse, "signed_on<2023-05-02");

    [Fact]
    public void The_day_before_the_lapse_is_early_enough() =>
        Given(Stage.Decided).When(Sign(Cases.Agreement() with { SignedOn = new(2023, 5, 1) }), Lawyer).ThenRecorded<ProjectEvent.AgreementSigned>();

    [Fact]
    public void A_small_or_medium_company_keeps_its_jobs_three_years() =>
        Given(Stage.Decided).When(Sign(Cases.Agreement() with { MaintenanceYears = 2 }), Lawyer)
            .ThenUnmet(Guard.MaintenancePeriodSet)
            .Missing(Guard.MaintenancePeriodSet, "maintenance_years>=3");

    [Fact]
    public void A_large_company_keeps_them_five()
    {
        var plan = Cases.Plan(Cases.Line(Cases.Pack, 400_000), Cases.Line(Cases.Minimis, 0, id: "l2"));
        GivenNothing.And(Cases.Detect(Cases.Company(size: CompanySize.Large)), Creator, Journey.DetectedOn)
            .And(Journey.To(Stage.Structured).Skip(1).Select(act => act.Command is ProjectCommand.SubmitFinancingPlan ? act with { Command = new ProjectCommand.SubmitFinancingPlan(plan) } : act))
            .And(Journey.Into(Stage.Examined)).And(Journey.Before(Stage.Decided)).And(Cases.Decide(Cases.Grant("l1", 400_000)), Elected, Journey.DecidedOn)
            .When(Sign(Cases.Agreement(Cases.Instalment("i1", 400_000, InstalmentTrigger.Signature)) with { MaintenanceYears = 4 }), Lawyer)
            .ThenUnmet(Guard.MaintenancePeriodSet)
            .Missing(Guard.MaintenancePeriodSet, "maintenance_years>=5");
    }

    [Fact]
    public void Instalments_add_up_to_the_grant() =>
        Given(Stage.Decided).When(Sign(Cases.Agreement(Cases.Instalment("i1", 499_999, InstalmentTrigger.Signature))), Lawyer)
            .ThenUnmet(Guard.InstalmentsAddUp)
            .Missing(Guard.InstalmentsAddUp, "instalments=50000000");

    [Fact]
    public void All_that_is_wrong_with_an_agreement_is_named() =>
        Given(Stage.Decided)
            .When(Sign(Cases.Agreement(Cases.Instalment("i1", 1, InstalmentTrigger.Signature)) with { SignedOn = new(2024, 1, 8), MaintenanceYears = 1 }), Lawyer)
            .ThenUnmet(Guard.SignedBeforeLapse, Guard.MaintenancePeriodSet, Guard.InstalmentsAddUp);

    [Fact]
    public void Another_agreement_is_not_signed_over_the_first() =>
        Given(Stage.Contracted).When(Sign(Cases.Agreement() with { CommittedJobs = 40 }), Lawyer).ThenRefused(Reason.StageNotAllowed);

    [Fact]
    public void Works_start_on_the_effective_day()
    {
        var state = Given(Stage.Contracted).And(StartWorks, Follower, Journey.ExecutingOn).State;
        Assert.Equal((Stage.Executing, Journey.ExecutingOn), (state.Stage, state.WorksStartedOn));
    }

    [Fact]
    public void Works_do_not_start_before_the_eligible_day() =>
        Given(Stage.Decided).And(Sign(Cases.Agreement() with { EligibleFrom = new(2022, 7, 4) }), Lawyer)
            .When(StartWorks, Follower, Journey.ExecutingOn)
            .ThenUnmet(Guard.WorksAfterEligibleDay)
            .Missing(Guard.WorksAfterEligibleDay, "effective_on>=2022-07-04");

    [Fact]
    public void Works_may_start_on_the_eligible_day_itself() =>
        Given(Stage.Decided).And(Sign(Cases.Agreement() with { EligibleFrom = Journey.ExecutingOn }), Lawyer)
            .When(StartWorks, Follower, Journey.ExecutingOn)
            .ThenRecorded<ProjectEvent.WorksStarted>();

    [Fact]
    public void Works_that_have_started_do_not_start_on_another_day() =>
        Given(Stage.Executing).When(StartWorks, Follower, Journey.ExecutingOn.PlusDays(1)).ThenRefused(Reason.StageNotAllowed);
}
