using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Stages;

/// <summary>4, STRUCTURED: partners answered, plans made, works not started.</summary>
public sealed class StructuringSpecs
{
    private static readonly ProjectCommand Structure = new ProjectCommand.Structure(true);

    private static Spec Without<T>() where T : ProjectCommand =>
        Given(Stage.Oriented).And(Journey.Before(Stage.Structured).Where(act => act.Command is not T));

    private static Spec With(FinancingPlan plan) => Without<ProjectCommand.SubmitFinancingPlan>().And(new ProjectCommand.SubmitFinancingPlan(plan), Follower);

    [Fact]
    public void A_case_with_answers_and_plans_is_structured() =>
        Given(Stage.Oriented).And(Journey.Before(Stage.Structured)).When(Structure, Follower).ThenRecorded(new ProjectEvent.Structured(true));

    [Fact]
    public void One_referral_must_be_accepted() =>
        Without<ProjectCommand.AcceptReferral>().And(new ProjectCommand.DeclineReferral(Cases.Item("r1"), Cases.Text()), Banker)
            .When(Structure, Follower)
            .ThenUnmet(Guard.ReferralAccepted);

    [Fact]
    public void Every_referral_must_be_answered() =>
        Given(Stage.Oriented).And(new ProjectCommand.SendReferral(Cases.Partner("ccir"), Need.Export, null, null), Follower)
            .And(Journey.Before(Stage.Structured))
            .When(Structure, Follower)
            .ThenUnmet(Guard.ReferralsAnswered)
            .Missing(Guard.ReferralsAnswered, "r2:ccir");

    [Fact]
    public void An_escalated_referral_counts_as_answered() =>
        Given(Stage.Oriented).And(new ProjectCommand.SendReferral(Cases.Partner("ccir"), Need.Export, null, null), Follower)
            .And(Journey.Before(Stage.Structured))
            .And(new ProjectCommand.EscalateReferral(Cases.Item("r2"), Colleague.Person), Follower, new LocalDate(2022, 2, 28))
            .When(Structure, Follower)
            .ThenRecorded<ProjectEvent.Structured>();

    [Fact]
    public void The_financing_plan_must_be_there() =>
        Without<ProjectCommand.SubmitFinancingPlan>().When(Structure, Follower).ThenUnmet(Guard.FinancingPlanSubmitted);

    [Fact]
    public void The_financing_plan_must_balance() =>
        With(Cases.Plan() with { PrivateLoans = Cases.Plan().PrivateLoans - new Money(1) }).When(Structure, Follower)
            .ThenUnmet(Guard.FinancingPlanBalances)
            .Missing(Guard.FinancingPlanBalances, "resources-uses=-1");

    [Fact]
    public void A_quarter_must_be_the_companys_own() =>
        With(Own(Money.Euros(500_000) - new Money(1))).When(Structure, Follower)
            .ThenUnmet(Guard.OwnContribution)
            .Missing(Guard.OwnContribution, "own_contribution_cents>=50000000");

    [Fact]
    public void A_quarter_exactly_is_enough() => With(Own(Money.Euros(500_000))).When(Structure, Follower).ThenRecorded<ProjectEvent.Structured>();

    [Fact]
    public void The_job_plan_must_be_there() => Without<ProjectCommand.SetJobPlan>().When(Structure, Follower).ThenUnmet(Guard.JobPlanSet);

    [Fact]
    public void A_site_must_be_known_or_looked_for() => Without<ProjectCommand.RecordSite>().When(Structure, Follower).ThenUnmet(Guard.SiteKnown);

    [Fact]
    public void An_open_land_search_is_enough() =>
        Without<ProjectCommand.RecordSite>().And(new ProjectCommand.RecordSite(new Site(SiteState.SearchOpen, "Lyon", null)), Follower)
            .When(Structure, Follower)
            .ThenRecorded<ProjectEvent.Structured>();

    [Fact]
    public void Works_must_not_have_started() =>
        Given(Stage.Oriented).And(Journey.Before(Stage.Structured)).When(new ProjectCommand.Structure(false), Follower).ThenUnmet(Guard.WorksNotStarted);

    [Fact]
    public void All_that_is_missing_is_named() =>
        Given(Stage.Oriented).When(new ProjectCommand.Structure(false), Follower)
            .ThenUnmet(
                Guard.ReferralAccepted, Guard.ReferralsAnswered, Guard.FinancingPlanSubmitted, Guard.JobPlanSet, Guard.SiteKnown, Guard.WorksNotStarted);

    [Fact]
    public void A_structured_case_takes_a_plan_as_good_as_the_first() =>
        Given(Stage.Structured).When(new ProjectCommand.SubmitFinancingPlan(Cases.Plan(Cases.Line(Cases.Pack, 300_000))), Follower)
            .ThenRecorded<ProjectEvent.FinancingPlanSubmitted>();

    [Fact]
    public void A_structured_case_takes_no_plan_that_would_have_kept_it_out() =>
        Given(Stage.Structured).When(new ProjectCommand.SubmitFinancingPlan(Cases.Plan() with { OwnContribution = Money.Zero }), Follower)
            .ThenUnmet(Guard.FinancingPlanBalances, Guard.OwnContribution);

    [Fact]
    public void Once_examined_the_plan_stands() =>
        Given(Stage.Examined).When(new ProjectCommand.SubmitFinancingPlan(Cases.Plan(Cases.Line(Cases.Pack, 1))), Follower).ThenRefused(Reason.StageNotAllowed);

    [Fact]
    public void The_case_gives_the_lines_their_ids() =>
        Assert.Equal([Cases.Item("l1"), Cases.Item("l2")], With(Cases.Plan(Cases.Line(Cases.Pack, 1, id: "l9"), Cases.Line(Cases.Fund, 1, id: "l9")))
            .State.FinancingPlan!.FundingLines.Select(l => l.Id));

    private static FinancingPlan Own(Money own) => new(
        [new Use(UseKind.Equipment, Money.Euros(2_000_000))], own, Money.Euros(1_600_000) - own, [Cases.Line(Cases.Pack, 400_000)]);
}
