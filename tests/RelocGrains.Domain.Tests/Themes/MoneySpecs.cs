using RelocGrains.Domain.Envelopes;
using RelocGrains.Domain.Undertakings;
using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Themes;

/// <summary>The plan's envelope and the rules of aid.</summary>
public sealed class MoneySpecs
{
    private static readonly EnvelopeId Envelope = EnvelopeId.Of(2022, Cases.Fund);

    /// <summary>A large case: half of it is asked of the fund, whose 2022 envelope is 70 million.</summary>
    private static IEnumerable<Act> Fund(int company, long euros, LocalDate on)
    {
        var plan = new FinancingPlan(
            [new Use(UseKind.Building, Money.Euros(4 * euros))], Money.Euros(3 * euros), Money.Zero, [Cases.Line(Cases.Fund, euros, 4 * euros)]);
        return
        [
            new(Cases.Detect(Cases.Company(company)), Creator, Journey.DetectedOn),
            .. Journey.To(Stage.Examined).Skip(1).Select(act =>
                act.Command is ProjectCommand.SubmitFinancingPlan ? act with { Command = new ProjectCommand.SubmitFinancingPlan(plan) } : act),
            .. Journey.Before(Stage.Decided),
            new(Cases.Decide(Cases.Grant("l1", euros)), Elected, on),
        ];
    }

    private static readonly ProjectCommand TheRest = Cases.Decide(Cases.Grant("l1", 30_000_000));

    [Fact]
    public void The_last_cent_of_an_envelope_may_be_committed()
    {
        var spec = GivenNothing.AndOf(Cases.Other, Fund(2, 40_000_000, Journey.DecidedOn)).And(Fund(1, 30_000_000, Journey.DecidedOn));
        Assert.Equal(Money.Zero, spec.World.Envelope(Envelope).Available);
    }

    [Fact]
    public void One_euro_more_may_not() =>
        GivenNothing.AndOf(Cases.Other, Fund(2, 40_000_001, Journey.DecidedOn)).And(Fund(1, 30_000_000, Journey.DecidedOn).SkipLast(1))
            .When(TheRest, Elected, Journey.DecidedOn)
            .ThenUnmet(Guard.EnvelopeAvailable)
            .Missing(Guard.EnvelopeAvailable, "2022-fonds_relocalisation:100");

    [Fact]
    public void Next_year_has_an_envelope_of_its_own() =>
        GivenNothing.AndOf(Cases.Other, Fund(2, 40_000_001, Journey.DecidedOn)).And(Fund(1, 30_000_000, Journey.DecidedOn).SkipLast(1))
            .When(TheRest, Elected, new LocalDate(2023, 1, 9))
            .ThenRecorded<ProjectEvent.AidDecided>();

    [Fact]
    public void What_a_return_released_may_be_committed_again() =>
        GivenNothing.AndOf(Cases.Other, Fund(2, 40_000_001, Journey.DecidedOn))
            .AndOf(Cases.Other, new Act(new ProjectCommand.Return(Stage.Examined, Cases.Text()), Follower, Journey.DecidedOn))
            .And(Fund(1, 30_000_000, Journey.DecidedOn).SkipLast(1))
            .When(TheRest, Elected, Journey.DecidedOn)
            .ThenRecorded<ProjectEvent.AidDecided>();

    [Fact]
    public void There_is_no_envelope_before_the_plan_s_first_year() => Assert.Equal(Money.Zero, EnvelopeId.Of(2021, Cases.Pack).Allotted);

    [Fact]
    public void The_plan_s_envelope_is_one_billion_two_hundred_million() =>
        Assert.Equal(Money.Euros(1_200_000_000), Reference.PlanReference.Current.TotalEnvelope);

    [Theory]
    [InlineData(CompanySize.Small, 40)]
    [InlineData(CompanySize.Medium, 30)]
    [InlineData(CompanySize.Large, 20)]
    public void Public_money_pays_a_share_of_the_eligible_expense_by_size(CompanySize size, int percent)
    {
        Assert.True(Intensity(size, 20_000 * percent).Kept);
        Assert.False(Intensity(size, (20_000 * percent) + 1).Kept);
    }

    [Fact]
    public void No_aid_is_allowed_while_the_size_is_unknown() =>
        Assert.Equal(
            new AidFinding("company_size", "Plafonds d'intensité du plan, 2022-2027", false, "the ceiling follows from the company's size"),
            Intensity(CompanySize.Unknown, 1));

    [Fact]
    public void Once_the_size_is_corrected_the_aid_can_be_allowed() =>
        Given(SizeUnknown(Journey.To(Stage.Structured))).And(SizeUnknown(Journey.Before(Stage.Examined)))
            .And(new ProjectCommand.Correct(new Correction.CompanySize(CompanySize.Small), Cases.Text()), Examiner)
            .And(new ProjectCommand.CheckAid(), Examiner)
            .When(new ProjectCommand.Examine(null), Examiner).ThenRecorded<ProjectEvent.Examined>();

    [Fact]
    public void Until_the_size_is_corrected_the_case_is_not_examined() =>
        Given(SizeUnknown(Journey.To(Stage.Structured))).And(SizeUnknown(Journey.Before(Stage.Examined)))
            .When(new ProjectCommand.Examine(null), Examiner).ThenUnmet(Guard.AidCheckGreen);

    [Fact]
    public void A_finding_names_the_rule_its_version_and_the_arithmetic() =>
        Assert.Equal(
            new AidFinding("intensity", "Plafonds d'intensité du plan, 2022-2027", true, "500000.00 EUR <= 30 % x 2000000.00 EUR = 600000.00 EUR"),
            Intensity(CompanySize.Medium, 500_000));

    [Fact]
    public void Working_capital_is_not_eligible()
    {
        var plan = Cases.Plan() with { Uses = [new Use(UseKind.Equipment, Money.Euros(1_000_000)), new Use(UseKind.WorkingCapital, Money.Euros(1_000_000))] };
        Assert.Contains(Check(plan).Findings, f => f is { Rule: "intensity", Kept: false });
    }

    [Fact]
    public void No_line_pays_more_than_its_eligible_base() =>
        Assert.Contains(
            Check(Cases.Plan(Cases.Line(Cases.Pack, 200, eligible: 199))).Findings,
            f => f == new AidFinding("eligible_base:l1", "Régime cadre SA.100189", false, "200.00 EUR <= 199.00 EUR"));

    [Fact]
    public void A_private_loan_is_no_aid() => Assert.True(Check(Cases.Plan(Cases.Line(Cases.Loan, 1_000_000, eligible: 1))).Green);

    [Fact]
    public void A_decision_checks_the_aid_again() =>
        Given(Stage.Examined).And(Journey.Before(Stage.Decided)).AndOf(Cases.Other, Linked(Stage.Decided)).AndOf(Cases.Third, Linked(Stage.Decided))
            .When(Cases.Decide(), Elected, Journey.DecidedOn)
            .ThenUnmet(Guard.AidCheckGreen);

    private static IEnumerable<Act> SizeUnknown(IEnumerable<Act> acts) =>
        acts.Select(act => act.Command is ProjectCommand.Detect ? act with { Command = Cases.Detect(Cases.Company(size: CompanySize.Unknown)) } : act);

    // Two other cases of the same company, each with its 100,000 euros of de minimis aid: the third is beyond the 200,000 of 2022.
    private static IEnumerable<Act> Linked(Stage stage) =>
        Journey.To(stage).Select(act => act.Command is ProjectCommand.Detect ? act with { Command = Cases.Detect(linkedTo: Cases.Id) } : act);

    private static AidFinding Intensity(CompanySize size, long euros) => Check(Cases.Plan(Cases.Line(Cases.Pack, euros)), size).Findings[0];

    private static AidCheck Check(FinancingPlan plan, CompanySize size = CompanySize.Medium) => AidRules.Check(
        ProjectState.Empty with { Id = Cases.Id, Company = Cases.Company(size: size), FinancingPlan = plan }, Journey.DecidedOn, UndertakingState.Empty("x"));
}
