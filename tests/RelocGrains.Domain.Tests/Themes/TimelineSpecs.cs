using RelocGrains.Domain.Figures;

namespace RelocGrains.Domain.Tests.Themes;

/// <summary>What a case counts for, and from which day: the figures of any day are the entries up to it.</summary>
public sealed class TimelineSpecs
{
    private static Totals AsOf(Timeline timeline, LocalDate day) =>
        timeline.Entries().Where(e => e.EffectiveOn <= day).Aggregate(Totals.Zero, (totals, e) => totals.Add(e.Measure, e.Delta));

    private static Totals AsOf(LocalDate day) => AsOf(Given(Stage.Closed).State.Timeline, day);

    [Fact]
    public void A_case_does_not_count_the_day_before_it_is_qualified() => Assert.Equal(Totals.Zero, AsOf(Journey.QualifiedOn.PlusDays(-1)));

    [Fact]
    public void It_counts_from_the_day_it_is_qualified() =>
        Assert.Equal(new Totals(1, 60, 0, 0, 0, Money.Euros(2_500_000), Money.Zero), AsOf(Journey.QualifiedOn));

    [Fact]
    public void Once_structured_the_financing_plan_says_the_private_investment() =>
        Assert.Equal(new Totals(1, 60, 0, 0, 0, Money.Euros(1_500_000), Money.Zero), AsOf(Journey.StructuredOn));

    [Fact]
    public void Public_money_counts_once_decided() => Assert.Equal(Money.Euros(500_000), AsOf(Journey.DecidedOn).PublicFunding);

    [Fact]
    public void Contracting_moves_the_jobs_out_of_announced() =>
        Assert.Equal((0, 50), AsOf(Journey.ContractedOn) is var t ? (t.JobsAnnounced, t.JobsContracted) : default);

    [Fact]
    public void Verifying_moves_them_out_of_contracted() =>
        Assert.Equal((0, 50), AsOf(Journey.JobsCreatedOn) is var t ? (t.JobsContracted, t.JobsVerified) : default);

    [Fact]
    public void The_control_moves_them_out_of_verified() =>
        Assert.Equal((0, 50), AsOf(Journey.ClosedOn) is var t ? (t.JobsVerified, t.JobsMaintained) : default);

    [Fact]
    public void A_completed_case_counts_for_ever() => Assert.Equal(1, AsOf(World.Today).Projects);

    [Fact]
    public void Jobs_that_are_missing_stay_contracted() =>
        Assert.Equal(
            (5, 45),
            AsOf(Given(Stage.Executing).And(Journey.Before(Stage.JobsCreated))
                .And(new ProjectCommand.VerifyJobs(Cases.Item("s1"), 55, Cases.Proof()), People.Verifier).State.Timeline, World.Today) is var t
                ? (t.JobsContracted, t.JobsVerified) : default);

    [Fact]
    public void A_case_that_is_given_up_counts_until_that_day()
    {
        var on = new LocalDate(2022, 2, 15);
        var timeline = Given(Stage.Oriented).And(new ProjectCommand.Exit(Outcome.Withdrawn, null, null, Cases.Text()), People.Follower, on).State.Timeline;
        Assert.Equal((1, 0), (AsOf(timeline, on.PlusDays(-1)).Projects, AsOf(timeline, on).Projects));
    }

    [Fact]
    public void A_fact_of_the_past_changes_the_milestones_after_it()
    {
        var on = Journey.DetectedOn;
        var timeline = Timeline.Empty.Set(on, m => m with { Department = Cases.Rhone, Stage = Stage.Qualified, AnnouncedJobs = 10 })
            .Set(on.PlusDays(20), m => m with { Stage = Stage.Oriented })
            .Set(on.PlusDays(10), m => m with { AnnouncedJobs = 30 });
        Assert.Equal([10L, 30L, 30L], timeline.Milestones.Select(m => m.BalanceOf(Measure.JobsAnnounced)));
        Assert.Equal([on, on.PlusDays(10), on.PlusDays(20)], timeline.Milestones.Select(m => m.On));
    }

    [Fact]
    public void Two_facts_of_one_day_make_one_milestone() =>
        Assert.Single(Timeline.Empty.Set(Journey.DetectedOn, m => m with { AnnouncedJobs = 1 }).Set(Journey.DetectedOn, m => m with { AnnouncedJobs = 2 }).Milestones);

    [Fact]
    public void A_ledger_true_to_one_timeline_becomes_true_to_the_next_by_its_movements()
    {
        var before = Given(Stage.Structured).State.Timeline;
        var after = Given(Stage.Closed).State.Timeline;
        var ledger = before.MovementsSince(Timeline.Empty).Concat(after.MovementsSince(before)).Aggregate(Totals.Zero, (t, e) => t.Add(e.Measure, e.Delta));
        Assert.Equal(AsOf(after, World.Today), ledger);
    }

    [Fact]
    public void A_fact_that_moves_no_figure_makes_no_entry()
    {
        var spec = Given(Stage.Qualified);
        var before = spec.State.Timeline;
        Assert.Empty(spec.And(new ProjectCommand.StateNeeds([Need.Land]), People.Follower).State.Timeline.MovementsSince(before));
    }

    [Fact]
    public void Totals_add_up_measure_by_measure()
    {
        var one = AsOf(Journey.ContractedOn);
        Assert.Equal(one + one, AsOf(Journey.ContractedOn) + one);
        Assert.Equal(100, (one + one).Jobs);
        Assert.Equal(one, one + Totals.Zero);
    }
}
