using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Themes;

/// <summary>A financing plan or a site that is changed in parts: what is not said stays as it is at that moment.</summary>
public sealed class PartialFactSpecs
{
    private const int AllParts = 0b1111;

    private static readonly FinancingPlan Other = new(
        [new Use(UseKind.Building, Money.Euros(3_000_000))], Money.Euros(1_000_001), Money.Euros(999_999), [Cases.Line(Cases.Fund, 7), Cases.Line(Cases.Loan, 8, id: "l2")]);

    private static readonly ProjectCommand Structure = new ProjectCommand.Structure(true);

    /// <summary>Every two sets of parts that have none in common.</summary>
    public static TheoryData<int, int> PartsApart =>
        [.. from one in Enumerable.Range(0, AllParts + 1) from two in Enumerable.Range(0, AllParts + 1) where (one & two) == 0 select (one, two)];

    [Theory]
    [MemberData(nameof(PartsApart))]
    public void Two_who_change_different_parts_both_have_their_way_in_either_order(int one, int two)
    {
        var (first, second) = (Some(Other, one), Some(Cases.Plan(Cases.Line(Cases.Pack, 5)), two));
        foreach (var before in new[] { Cases.Plan(), null })
        {
            var both = second.On(first.On(before));
            Assert.Equal(both, first.On(second.On(before)));
            Assert.Equal((both, both), (first.On(both), second.On(both)));
        }
    }

    [Fact]
    public void A_whole_plan_leaves_nothing_of_the_one_before() => Assert.Equal(Other, ((FinancingPlanChange)Other).On(Cases.Plan()));

    [Fact]
    public void Money_said_anew_leaves_uses_and_lines_as_they_are()
    {
        var (own, loans) = (Cases.Plan().OwnContribution + Money.Euros(1), Cases.Plan().PrivateLoans - Money.Euros(1));
        Given(Stage.Structured).When(Submit(Nothing with { OwnContribution = own, PrivateLoans = loans }), Follower)
            .ThenRecorded(new ProjectEvent.FinancingPlanSubmitted(Cases.Plan() with { OwnContribution = own, PrivateLoans = loans }));
    }

    [Fact]
    public void Lines_said_anew_are_numbered_anew() =>
        Assert.Equal(["l1", "l2", "l3"], Given(Stage.Oriented).And(Submit(Cases.Plan()), Follower)
            .When(Submit(Nothing with { FundingLines = [Cases.Line(Cases.Pack, 1, id: "l7"), Cases.Line(Cases.Fund, 1, id: "l7"), Cases.Line(Cases.Loan, 1, id: "l7")] }), Follower)
            .ThenRecorded<ProjectEvent.FinancingPlanSubmitted>().Plan.FundingLines.Select(line => line.Id.Value));

    [Fact]
    public void A_part_said_twice_is_recorded_once() =>
        Given(Stage.Oriented).And(Submit(Cases.Plan()), Follower).When(Submit(Nothing with { OwnContribution = Money.Euros(3) }), Follower).ThenRecordedOnce();

    [Fact]
    public void A_part_that_is_so_already_records_nothing_even_once_the_plan_stands() =>
        Given(Stage.Examined).When(Submit(Nothing with { OwnContribution = Cases.Plan().OwnContribution }), Follower).ThenNothing();

    [Fact]
    public void Of_a_first_plan_the_parts_not_said_are_empty_and_asked_for_later() =>
        Given(Stage.Oriented).And(Journey.Before(Stage.Structured).Where(act => act.Command is not ProjectCommand.SubmitFinancingPlan))
            .And(Submit(Nothing with { OwnContribution = Money.Zero }), Follower)
            .When(Structure, Follower)
            .ThenUnmet(Guard.FinancingPlanSubmitted)
            .Missing(Guard.FinancingPlanSubmitted, "financing_plan.uses");

    [Fact]
    public void A_structured_case_takes_no_part_that_would_have_kept_it_out()
    {
        var structured = Given(Stage.Structured);
        structured.When(Submit(Nothing with { PrivateLoans = Money.Zero }), Follower).ThenUnmet(Guard.FinancingPlanBalances);
        structured.When(Submit(Nothing with { OwnContribution = Money.Zero }), Follower).ThenUnmet(Guard.FinancingPlanBalances, Guard.OwnContribution);
        structured.When(Submit(Nothing with { Uses = default(Items<Use>) }), Follower).ThenUnmet(Guard.FinancingPlanSubmitted);
    }

    [Fact]
    public void An_area_said_anew_leaves_the_place() =>
        Given(Stage.Structured).When(Record(new SiteChange(null, null, new SiteArea(12))), Follower)
            .ThenRecorded(new ProjectEvent.SiteRecorded(Cases.Site with { AreaSquareMetres = 12 }));

    [Fact]
    public void An_area_said_to_be_unknown_is_cleared() =>
        Given(Stage.Structured).When(Record(new SiteChange(null, null, new SiteArea(null))), Follower)
            .ThenRecorded(new ProjectEvent.SiteRecorded(Cases.Site with { AreaSquareMetres = null }));

    [Fact]
    public void A_part_of_a_site_said_twice_is_recorded_once() =>
        Given(Stage.Structured).When(Record(new SiteChange(SiteState.SearchOpen, null, null)), Follower).ThenRecordedOnce();

    [Fact]
    public void Two_who_change_different_parts_of_a_site_both_have_their_way_in_either_order()
    {
        SiteChange[] parts = [new(SiteState.SearchOpen, null, null), new(null, "Bron", null), new(null, null, new SiteArea(null)), new(null, null, new SiteArea(3))];
        foreach (var (one, two) in from one in parts from two in parts where one.Area is null || two.Area is null select (one, two))
        {
            Assert.Equal(two.On(one.On(Cases.Site)), one.On(two.On(Cases.Site)));
        }
    }

    [Fact]
    public void A_first_site_says_where_it_is_and_whether_it_is_found()
    {
        var oriented = Given(Stage.Oriented);
        oriented.When(Record(new SiteChange(null, null, new SiteArea(12))), Follower)
            .ThenUnmet(Guard.SiteKnown).Missing(Guard.SiteKnown, "site.state").Missing(Guard.SiteKnown, "site.commune");
        oriented.When(Record(new SiteChange(SiteState.SearchOpen, null, null)), Follower).ThenUnmet(Guard.SiteKnown).Missing(Guard.SiteKnown, "site.commune");
        oriented.When(Record(new SiteChange(SiteState.SearchOpen, "Bron", null)), Follower)
            .ThenRecorded(new ProjectEvent.SiteRecorded(new Site(SiteState.SearchOpen, "Bron", null)));
    }

    [Fact]
    public void No_override_stands_for_where_a_site_is() =>
        Given(Stage.Oriented)
            .And(new ProjectCommand.RequestOverride(Guard.SiteKnown, Cases.Text()), Follower)
            .And(new ProjectCommand.ApproveOverride(Guard.SiteKnown), Elected)
            .When(Record(new SiteChange(SiteState.SearchOpen, null, null)), Follower)
            .ThenUnmet(Guard.SiteKnown);

    [Fact]
    public void The_stage_comes_before_what_a_first_site_lacks() =>
        Given(Stage.Detected).When(Record(new SiteChange(null, null, new SiteArea(12))), Follower).ThenRefused(Reason.StageNotAllowed);

    private static FinancingPlanChange Nothing { get; } = new(null, null, null, null);

    private static ProjectCommand Submit(FinancingPlanChange change) => new ProjectCommand.SubmitFinancingPlan(change);

    private static ProjectCommand Record(SiteChange change) => new ProjectCommand.RecordSite(change);

    private static FinancingPlanChange Some(FinancingPlan plan, int parts) => new(
        Has(parts, 0) ? plan.Uses : null,
        Has(parts, 1) ? plan.OwnContribution : null,
        Has(parts, 2) ? plan.PrivateLoans : null,
        Has(parts, 3) ? plan.FundingLines : null);

    private static bool Has(int parts, int part) => (parts & (1 << part)) != 0;
}
