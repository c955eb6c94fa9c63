using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Themes;

/// <summary>A dry run: what stands between a case and a stage, and who can supply it.</summary>
public sealed class ExplainSpecs
{
    private static IEnumerable<(Stage, Guard)> Named(Items<UnmetGuard> unmet) => unmet.Select(u => (u.Stage, u.Guard)).Distinct();

    [Fact]
    public void From_the_detection_to_the_end_every_guard_of_every_stage_between_is_named() =>
        Assert.Equal(
            [
                (Stage.Qualified, Guard.AssessmentRecorded),
                (Stage.Oriented, Guard.NeedsStated), (Stage.Oriented, Guard.ReferralSent),
                (Stage.Structured, Guard.ReferralAccepted), (Stage.Structured, Guard.FinancingPlanSubmitted), (Stage.Structured, Guard.JobPlanSet),
                (Stage.Structured, Guard.SiteKnown), (Stage.Structured, Guard.WorksNotStarted),
                (Stage.Examined, Guard.ChecklistComplete), (Stage.Examined, Guard.OpinionsGiven), (Stage.Examined, Guard.AidCheckGreen),
                (Stage.Decided, Guard.CommitteeOpinionRecorded), (Stage.Decided, Guard.ConflictsDeclared), (Stage.Decided, Guard.DeliberationRecorded),
                (Stage.Contracted, Guard.AgreementSigned), (Stage.Executing, Guard.WorksStarted),
                (Stage.JobsCreated, Guard.SiteOpened), (Stage.JobsCreated, Guard.JobsStated), (Stage.JobsCreated, Guard.JobsVerified),
                (Stage.Closed, Guard.MaintenanceOver), (Stage.Closed, Guard.MaintenanceControlled),
            ],
            Named(Given(Stage.Detected).Explained(Stage.Closed, Assessor)));

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_case_that_is_ready_lacks_only_what_the_act_itself_brings(Stage stage, params Guard[] brought) =>
        Assert.Equal(
            brought,
            Given(stage - 1).And(Journey.Before(stage)).Explained(stage, Verifier, Journey.ClosedOn).Select(u => u.Guard).Distinct());

    public static TheoryData<Stage, Guard[]> Steps => new()
    {
        { Stage.Qualified, [Guard.AssessmentRecorded] },
        { Stage.Oriented, [] },
        { Stage.Structured, [Guard.WorksNotStarted] },
        { Stage.Examined, [] },
        { Stage.Contracted, [Guard.AgreementSigned] },
        { Stage.Executing, [Guard.WorksStarted] },
        { Stage.JobsCreated, [Guard.JobsVerified] },
        { Stage.Closed, [] },
    };

    [Fact]
    public void A_decision_on_the_day_lacks_only_the_deliberation() =>
        Assert.Equal(
            [Guard.DeliberationRecorded],
            Given(Stage.Examined).And(Journey.Before(Stage.Decided)).Explained(Stage.Decided, Elected, Journey.DecidedOn).Select(u => u.Guard));

    [Fact]
    public void The_creator_is_told_to_leave_the_assessment_to_somebody_else() =>
        Assert.Contains(Given(Stage.Detected).Explained(Stage.Qualified, Creator), u => u.Guard is Guard.AssessedBySecondPerson);

    [Fact]
    public void An_empty_envelope_is_told_before_anybody_deliberates() =>
        Assert.Contains(
            Given(Stage.Examined).Explained(Stage.Decided, Elected, new LocalDate(2029, 1, 8)),
            u => u is { Guard: Guard.EnvelopeAvailable, Missing: "2029-pack_relocalisation:40000000" });

    [Fact]
    public void Every_pending_referral_is_named_with_its_partner() =>
        Assert.Contains(
            new UnmetGuard(Guard.ReferralsAnswered, Stage.Structured, MissingKind.Partner, "r1:bpifrance", Role.Partner, Cases.Partner("bpifrance")),
            Given(Stage.Oriented).Explained(Stage.Structured, Follower));

    [Fact]
    public void Every_missing_document_is_named() =>
        Assert.Equal(6, Given(Stage.Structured).Explained(Stage.Examined, Examiner).Count(u => u.Guard is Guard.ChecklistComplete));

    [Fact]
    public void A_held_case_says_so_once_for_all_stages() =>
        Assert.Single(
            Given(Stage.Detected).And(new ProjectCommand.Hold(Status.OnHold, Cases.Text()), Follower).Explained(Stage.Closed, Assessor),
            u => u.Guard is Guard.CaseActive);

    [Fact]
    public void A_guard_passed_over_is_not_named() =>
        Assert.DoesNotContain(
            Given(Stage.Oriented).And(new ProjectCommand.RequestOverride(Guard.SiteKnown, Cases.Text()), Follower)
                .And(new ProjectCommand.ApproveOverride(Guard.SiteKnown), Colleague).Explained(Stage.Structured, Follower),
            u => u.Guard is Guard.SiteKnown);

    [Fact]
    public void There_is_nothing_to_explain_about_a_stage_passed() => Assert.Empty(Given(Stage.Structured).Explained(Stage.Oriented, Follower));

    [Fact]
    public void Explaining_changes_nothing()
    {
        var spec = Given(Stage.Oriented);
        var before = spec.State;
        spec.Explained(Stage.Closed, Follower);
        Assert.Same(before, spec.State);
    }
}
