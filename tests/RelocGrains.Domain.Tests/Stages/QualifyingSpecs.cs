using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Stages;

/// <summary>2, QUALIFIED: assessed by a second person, and a relocation indeed.</summary>
public sealed class QualifyingSpecs
{
    private static readonly ProjectCommand Qualify = new ProjectCommand.Qualify(Cases.Qualification());

    [Fact]
    public void A_second_person_qualifies_the_case() =>
        Given(Stage.Detected).When(Qualify, Assessor).ThenRecorded(new ProjectEvent.Qualified(Cases.Qualification()));

    [Fact]
    public void The_creator_may_not_assess_the_case() =>
        Given(Stage.Detected).When(Qualify, Creator)
            .ThenUnmet(Guard.AssessedBySecondPerson)
            .Missing(Guard.AssessedBySecondPerson, "not:p-101");

    [Fact]
    public void A_mere_move_inside_the_region_is_no_relocation() =>
        Given(Stage.Detected).When(new ProjectCommand.Qualify(Cases.Qualification(move: true)), Assessor).ThenUnmet(Guard.NotAMoveInsideTheRegion);

    [Fact]
    public void Leasing_only_is_no_investment() =>
        Given(Stage.Detected).When(new ProjectCommand.Qualify(Cases.Qualification(leasing: true)), Assessor).ThenUnmet(Guard.NotLeasingOnly);

    [Fact]
    public void A_case_on_hold_does_not_advance() =>
        Given(Stage.Detected).And(new ProjectCommand.Hold(Status.OnHold, Cases.Text()), Follower)
            .When(Qualify, Assessor)
            .ThenUnmet(Guard.CaseActive);

    [Fact]
    public void A_case_is_not_qualified_before_it_was_detected() =>
        Given(Stage.Detected).When(Qualify, Assessor, Journey.DetectedOn.PlusDays(-1))
            .ThenUnmet(Guard.EffectiveInOrder)
            .Missing(Guard.EffectiveInOrder, "effective_on>=2022-01-10");

    [Fact]
    public void Every_unmet_guard_is_named_never_the_first_alone() =>
        Given(Stage.Detected).And(new ProjectCommand.Hold(Status.WaitingForCompany, Cases.Text()), Follower)
            .When(new ProjectCommand.Qualify(Cases.Qualification(move: true, leasing: true)), Creator, Journey.DetectedOn.PlusDays(-1))
            .ThenUnmet(Guard.CaseActive, Guard.EffectiveInOrder, Guard.AssessedBySecondPerson, Guard.NotAMoveInsideTheRegion, Guard.NotLeasingOnly);

    [Fact]
    public void A_case_qualified_otherwise_before_stays_as_it_is() =>
        Given(Stage.Qualified).When(new ProjectCommand.Qualify(Cases.Qualification() with { Kind = ProjectKind.Retention }), Assessor)
            .ThenRefused(Reason.StageNotAllowed);

    [Fact]
    public void A_case_that_is_not_there_is_not_found() => GivenNothing.When(Qualify, Assessor).ThenRefused(Reason.ProjectNotFound);
}
