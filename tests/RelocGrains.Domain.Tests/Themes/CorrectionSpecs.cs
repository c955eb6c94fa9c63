using RelocGrains.Domain.Undertakings;
using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Themes;

/// <summary>A correction says what was true, and from when; the ledger is set right by counter-entries of that day.</summary>
public sealed class CorrectionSpecs
{
    private static ProjectCommand Correct(Correction correction) => new ProjectCommand.Correct(correction, Cases.Text());

    private static Items<LedgerEntry> MovementsOf(Stage stage, Correction correction, LocalDate on)
    {
        var spec = Given(stage);
        var before = spec.State.Timeline;
        return spec.And(Correct(correction), Follower, on).State.Timeline.MovementsSince(before);
    }

    [Fact]
    public void A_correction_from_the_first_day_is_entered_on_the_day_the_case_began_to_count() =>
        Assert.Equal(
            [new LedgerEntry(Cases.Rhone, Measure.JobsAnnounced, Journey.QualifiedOn, -20)],
            MovementsOf(Stage.Structured, new Correction.AnnouncedJobs(40), Journey.DetectedOn));

    [Fact]
    public void A_correction_from_a_later_day_is_entered_on_that_day() =>
        Assert.Equal(
            [new LedgerEntry(Cases.Rhone, Measure.JobsAnnounced, new(2022, 2, 2), 5)],
            MovementsOf(Stage.Structured, new Correction.AnnouncedJobs(65), new(2022, 2, 2)));

    [Fact]
    public void Once_contracted_a_corrected_announcement_changes_the_days_before_only() =>
        Assert.Equal(
            [
                new LedgerEntry(Cases.Rhone, Measure.JobsAnnounced, Journey.QualifiedOn, -20),
                new LedgerEntry(Cases.Rhone, Measure.JobsAnnounced, Journey.ContractedOn, 20),
            ],
            MovementsOf(Stage.Contracted, new Correction.AnnouncedJobs(40), Journey.DetectedOn));

    [Fact]
    public void Corrected_commitments_move_what_is_contracted() =>
        Assert.Equal(
            [new LedgerEntry(Cases.Rhone, Measure.JobsContracted, Journey.ContractedOn, -5)],
            MovementsOf(Stage.Contracted, new Correction.CommittedJobs(45), Journey.ContractedOn));

    [Fact]
    public void A_corrected_investment_counts_until_the_financing_plan_does() =>
        Assert.Equal(
            [
                new LedgerEntry(Cases.Rhone, Measure.PrivateInvestmentCents, Journey.QualifiedOn, 1_000_000_00),
                new LedgerEntry(Cases.Rhone, Measure.PrivateInvestmentCents, Journey.StructuredOn, -1_000_000_00),
            ],
            MovementsOf(Stage.Structured, new Correction.AnnouncedInvestment(Money.Euros(3_500_000)), Journey.DetectedOn));

    [Fact]
    public void Another_department_takes_all_the_case_counts_for() =>
        Assert.Equal(
            [
                new LedgerEntry(Cases.Isere, Measure.Projects, new(2022, 3, 7), 1),
                new LedgerEntry(Cases.Isere, Measure.JobsAnnounced, new(2022, 3, 7), 60),
                new LedgerEntry(Cases.Isere, Measure.PrivateInvestmentCents, new(2022, 3, 7), 1_500_000_00),
                new LedgerEntry(Cases.Rhone, Measure.Projects, new(2022, 3, 7), -1),
                new LedgerEntry(Cases.Rhone, Measure.JobsAnnounced, new(2022, 3, 7), -60),
                new LedgerEntry(Cases.Rhone, Measure.PrivateInvestmentCents, new(2022, 3, 7), -1_500_000_00),
            ],
            MovementsOf(Stage.Structured, new Correction.Place(Cases.Isere, "Grenoble"), new(2022, 3, 7)));

    [Fact]
    public void The_undertaking_learns_where_the_case_is_now() =>
        Given(Stage.Structured).When(Correct(new Correction.Place(Cases.Isere, "Grenoble")), Follower).Beside(
            new NeighbourEvent.OfUndertaking(Cases.UndertakingId, new UndertakingEvent.CaseEnded(Cases.Id)),
            new NeighbourEvent.OfUndertaking(Cases.UndertakingId, new UndertakingEvent.CaseOpened(Cases.Id, Cases.Company().Identity, Cases.Isere)));

    [Fact]
    public void Another_commune_of_the_department_moves_nothing() =>
        Assert.Empty(MovementsOf(Stage.Structured, new Correction.Place(Cases.Rhone, "Lyon"), Journey.DetectedOn));

    [Theory]
    [MemberData(nameof(Corrections))]
    public void Correcting_twice_is_true_once(Correction correction) =>
        Given(Stage.Contracted).When(Correct(correction), Follower, Journey.OrientedOn).ThenRecordedOnce();

    [Fact]
    public void What_is_true_already_needs_no_correction() =>
        Given(Stage.Contracted).When(Correct(new Correction.AnnouncedJobs(60)), Follower, Journey.DetectedOn).ThenNothing();

    [Fact]
    public void What_is_true_only_from_a_later_day_does() =>
        Given(Stage.Contracted).And(Correct(new Correction.AnnouncedJobs(61)), Follower, Journey.ContractedOn)
            .When(Correct(new Correction.AnnouncedJobs(61)), Follower, Journey.DetectedOn)
            .ThenRecorded<ProjectEvent.Corrected>();

    [Fact]
    public void There_is_no_commitment_to_correct_before_the_agreement() =>
        Given(Stage.Decided).When(Correct(new Correction.CommittedJobs(45)), Follower).ThenRefused(Reason.StageNotAllowed);

    [Fact]
    public void There_is_no_filiere_to_correct_before_the_qualification() =>
        Given(Stage.Detected).When(Correct(new Correction.Filiere(new("bois"))), Follower).ThenRefused(Reason.StageNotAllowed);

    [Fact]
    public void Nothing_was_true_of_a_case_before_it_began() =>
        Given(Stage.Contracted).When(Correct(new Correction.AnnouncedJobs(61)), Follower, Journey.DetectedOn.PlusDays(-1)).ThenUnmet(Guard.EffectiveInOrder);

    [Fact]
    public void An_ended_case_can_still_be_corrected() =>
        Given(Stage.Closed).When(Correct(new Correction.CompanyName("Chaussures de Romans")), Follower).ThenRecorded<ProjectEvent.Corrected>();

    [Fact]
    public void Another_size_voids_the_check_of_the_aid() =>
        Assert.Null(Given(Stage.Examined).And(Correct(new Correction.CompanySize(CompanySize.Large)), Follower).State.AidCheck);

    [Fact]
    public void Once_decided_the_check_stays_as_it_was_decided_on() =>
        Assert.NotNull(Given(Stage.Decided).And(Correct(new Correction.CompanySize(CompanySize.Large)), Follower).State.AidCheck);

    public static TheoryData<Correction> Corrections =>
    [
        new Correction.AnnouncedJobs(61), new Correction.AnnouncedInvestment(Money.Euros(1)), new Correction.CommittedJobs(49),
        new Correction.Place(Cases.Isere, "Grenoble"), new Correction.Filiere(new("bois")), new Correction.CompanyName("Chaussures de Romans"),
        new Correction.CompanySize(CompanySize.Small),
    ];
}
