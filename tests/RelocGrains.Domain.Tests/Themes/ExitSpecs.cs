using RelocGrains.Domain.Envelopes;
using RelocGrains.Domain.Undertakings;
using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Themes;

/// <summary>Outcomes other than completed.</summary>
public sealed class ExitSpecs
{
    private static readonly EnvelopeId Envelope = EnvelopeId.Of(2022, Cases.Pack);

    private static ProjectCommand Exit(Outcome outcome, string? lostTo = null, ProjectId? survivor = null) =>
        new ProjectCommand.Exit(outcome, lostTo, survivor, Cases.Text());

    [Theory]
    [InlineData(Outcome.Rejected)]
    [InlineData(Outcome.OutOfScope)]
    [InlineData(Outcome.Withdrawn)]
    [InlineData(Outcome.Lapsed)]
    [InlineData(Outcome.Insolvent)]
    public void A_case_may_end_in_any_stage(Outcome outcome)
    {
        foreach (var stage in Enum.GetValues<Stage>().Where(s => s is > Stage.None and < Stage.Closed))
        {
            Given(stage).When(Exit(outcome), Follower).ThenRecordedOnce();
        }
    }

    [Fact]
    public void A_lost_case_says_where_it_went() =>
        Assert.Equal("Piémont", Given(Stage.Oriented).And(Exit(Outcome.Lost, "Piémont"), Follower).State.LostTo);

    [Fact]
    public void An_ended_case_does_not_end_otherwise() =>
        Given(Stage.Oriented).And(Exit(Outcome.Withdrawn), Follower).When(Exit(Outcome.Lapsed), Follower)
            .ThenRefused(Reason.StageNotAllowed)
            .Saying("outcome", "Withdrawn");

    [Fact]
    public void An_outcome_gives_the_money_back() =>
        Given(Stage.Contracted).When(Exit(Outcome.Lapsed), Follower).Beside(
            new NeighbourEvent.OfUndertaking(Cases.UndertakingId, new UndertakingEvent.CaseEnded(Cases.Id)),
            new NeighbourEvent.OfEnvelope(Envelope, new EnvelopeEvent.Released(Cases.Id, Money.Euros(400_000))),
            new NeighbourEvent.OfUndertaking(Cases.UndertakingId, new UndertakingEvent.DeMinimisWithdrawn(Cases.Id)));

    [Fact]
    public void What_was_paid_stays_committed() =>
        Given(Stage.Executing).And(Journey.Paid("i1")).When(Exit(Outcome.Insolvent), Follower).Beside(
            new NeighbourEvent.OfUndertaking(Cases.UndertakingId, new UndertakingEvent.CaseEnded(Cases.Id)),
            new NeighbourEvent.OfEnvelope(Envelope, new EnvelopeEvent.Released(Cases.Id, Money.Euros(250_000))));

    [Fact]
    public void A_decision_whose_money_was_all_released_is_none() => Assert.Null(Given(Stage.Decided).And(Exit(Outcome.Lapsed), Follower).State.Decision);

    [Fact]
    public void An_outcome_is_not_dated_before_the_stage_it_ends() =>
        Given(Stage.Oriented).When(Exit(Outcome.Withdrawn), Follower, Journey.QualifiedOn).ThenUnmet(Guard.EffectiveInOrder);

    [Fact]
    public void An_ended_case_waits_for_nobody() =>
        Assert.Equal(Status.Active, Given(Stage.Oriented).And(new ProjectCommand.Hold(Status.WaitingForCompany, Cases.Text()), Follower)
            .And(Exit(Outcome.Withdrawn), Follower).State.Status);

    [Fact]
    public void A_duplicate_is_merged_into_a_live_case_of_the_same_undertaking() =>
        Given(Stage.Oriented).AndOf(Cases.Other, new Act(Cases.Detect(linkedTo: Cases.Id), Creator, Journey.OrientedOn))
            .When(Exit(Outcome.Merged, survivor: Cases.Other), Follower)
            .ThenRecordedOnce();

    [Fact]
    public void It_is_not_merged_into_a_case_of_somebody_else() =>
        Given(Stage.Oriented).AndOf(Cases.Other, new Act(Cases.Detect(Cases.Company(2)), Creator, Journey.OrientedOn))
            .When(Exit(Outcome.Merged, survivor: Cases.Other), Follower)
            .ThenRefused(Reason.ItemNotFound)
            .Saying("item", Cases.Other.Value);

    [Fact]
    public void It_is_not_merged_into_itself() =>
        Given(Stage.Oriented).When(Exit(Outcome.Merged, survivor: Cases.Id), Follower).ThenRefused(Reason.ItemNotFound);

    [Fact]
    public void A_merger_said_twice_is_true_once_even_after_the_survivor_has_ended() =>
        Given(Stage.Oriented).AndOf(Cases.Other, new Act(Cases.Detect(linkedTo: Cases.Id), Creator, Journey.OrientedOn))
            .And(Exit(Outcome.Merged, survivor: Cases.Other), Follower)
            .AndOf(Cases.Other, new Act(Exit(Outcome.Withdrawn), Follower, Journey.OrientedOn))
            .When(Exit(Outcome.Merged, survivor: Cases.Other), Follower)
            .ThenNothing();
}
