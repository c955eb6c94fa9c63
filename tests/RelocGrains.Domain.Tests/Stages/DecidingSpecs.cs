using RelocGrains.Domain.Envelopes;
using RelocGrains.Domain.Undertakings;
using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Stages;

/// <summary>6, DECIDED: the committee said what it thinks, the authority decides and the money is reserved in the same act.</summary>
public sealed class DecidingSpecs
{
    private static readonly EnvelopeId Envelope = EnvelopeId.Of(2022, Cases.Pack);

    private static Spec Heard(CommitteeOpinion? opinion = null) =>
        Given(Stage.Examined).And(new ProjectCommand.RecordCommitteeOpinion(opinion ?? Cases.Committee()), Secretary, Journey.ExaminedOn);

    [Fact]
    public void The_decision_says_by_when_to_sign_and_what_it_draws_on_the_envelope()
    {
        var decision = Heard().When(Cases.Decide(), Elected, Journey.DecidedOn).ThenRecorded<ProjectEvent.AidDecided>().Decision;
        Assert.Equal(new LocalDate(2023, 5, 2), decision.LapseOn);
        Assert.Equal(Money.Euros(500_000), decision.Total);
        Assert.Equal([new Reservation(Envelope, Money.Euros(400_000))], decision.Reservations);
    }

    [Fact]
    public void The_same_act_reserves_the_money_and_counts_the_de_minimis_aid() =>
        Heard().When(Cases.Decide(), Elected, Journey.DecidedOn).Beside(
            new NeighbourEvent.OfEnvelope(Envelope, new EnvelopeEvent.Reserved(Cases.Id, Money.Euros(400_000))),
            new NeighbourEvent.OfUndertaking(
                Cases.UndertakingId, new UndertakingEvent.DeMinimisGranted(Cases.Id, Money.Euros(100_000), Journey.DecidedOn)));

    [Fact]
    public void Deciding_twice_reserves_once()
    {
        var spec = Heard();
        spec.When(Cases.Decide(), Elected, Journey.DecidedOn).ThenRecordedOnce();
        Assert.Equal(Money.Euros(400_000), spec.World.Envelope(Envelope).Committed);
    }

    [Fact]
    public void The_committee_must_have_been_heard() =>
        Given(Stage.Examined).When(Cases.Decide(), Elected).ThenUnmet(Guard.CommitteeOpinionRecorded, Guard.ConflictsDeclared);

    [Fact]
    public void Its_members_must_have_declared_their_conflicts() =>
        Heard(Cases.Committee(declared: false)).When(Cases.Decide(), Elected).ThenUnmet(Guard.ConflictsDeclared);

    [Fact]
    public void Whoever_declared_a_conflict_does_not_decide() =>
        Heard(Cases.Committee(conflicts: Elected.Person)).When(Cases.Decide(), Elected).ThenUnmet(Guard.NoConflictOfInterest);

    [Fact]
    public void Another_member_s_conflict_does_not_matter() =>
        Heard(Cases.Committee(conflicts: Colleague.Person)).When(Cases.Decide(), Elected).ThenRecorded<ProjectEvent.AidDecided>();

    [Fact]
    public void The_examiner_does_not_decide() => Heard().When(Cases.Decide(), Examiner).ThenUnmet(Guard.DecidedByAnotherThanExaminer);

    [Fact]
    public void No_grant_is_above_its_line() =>
        Heard().When(Cases.Decide(Cases.Grant("l1", 400_001)), Elected)
            .ThenUnmet(Guard.GrantsWithinPlan)
            .Missing(Guard.GrantsWithinPlan, "l1<=40000000");

    [Fact]
    public void Two_grants_on_one_line_are_not_above_it_together() =>
        Heard().When(Cases.Decide(Cases.Grant("l1", 300_000), Cases.Grant("l1", 300_000)), Elected).ThenUnmet(Guard.GrantsWithinPlan);

    [Fact]
    public void Less_than_was_asked_for_may_be_granted() =>
        Heard().When(Cases.Decide(Cases.Grant("l1", 1)), Elected).ThenRecorded<ProjectEvent.AidDecided>();

    [Fact]
    public void A_line_that_is_not_in_the_plan_is_not_found() =>
        Heard().When(Cases.Decide(Cases.Grant("l7", 1)), Elected).ThenRefused(Reason.ItemNotFound).Saying("item", "l7");

    [Fact]
    public void Nothing_is_granted_on_a_private_line() =>
        Given(Stage.Structured).And(new ProjectCommand.SubmitFinancingPlan(Cases.Plan(Cases.Line(Cases.Loan, 200_000))), Follower)
            .And(Journey.Into(Stage.Examined)).And(Journey.Before(Stage.Decided))
            .When(Cases.Decide(Cases.Grant("l1", 1)), Elected)
            .ThenRefused(Reason.ItemNotFound);

    [Fact]
    public void The_committee_is_heard_while_the_case_is_examined_only() =>
        Given(Stage.Decided).When(new ProjectCommand.RecordCommitteeOpinion(Cases.Committee(declared: false)), Secretary).ThenRefused(Reason.StageNotAllowed);

    [Fact]
    public void Deciding_something_else_afterwards_is_too_late() =>
        Given(Stage.Decided).When(Cases.Decide(Cases.Grant("l1", 1)), Elected).ThenRefused(Reason.StageNotAllowed);
}
