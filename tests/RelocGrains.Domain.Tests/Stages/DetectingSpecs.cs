using RelocGrains.Domain.Undertakings;
using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Stages;

/// <summary>1, DETECTED: a new case, unless it is one already.</summary>
public sealed class DetectingSpecs
{
    [Fact]
    public void A_detection_opens_the_case_and_notes_it_on_the_undertaking() =>
        GivenNothing.When(Cases.Detect(), Creator, Journey.DetectedOn)
            .Beside(new NeighbourEvent.OfUndertaking(Cases.UndertakingId, new UndertakingEvent.CaseOpened(Cases.Id, Cases.Company().Identity, Cases.Rhone)))
            .ThenRecorded<ProjectEvent.Detected>();

    [Fact]
    public void Detecting_the_same_twice_is_true_once() =>
        GivenNothing.When(Cases.Detect(), Creator, Journey.DetectedOn).ThenRecordedOnce();

    [Fact]
    public void Another_detection_under_the_same_reference_is_refused() =>
        Given(Stage.Detected).When(Cases.Detect(jobs: 61), Creator).ThenRefused(Reason.StageNotAllowed).Saying("stage", "Detected");

    [Fact]
    public void The_same_company_in_the_same_department_is_a_duplicate() =>
        GivenNothing.AndOf(Cases.Other, new Act(Cases.Detect(), Creator, Journey.DetectedOn))
            .When(Cases.Detect(), Creator)
            .ThenUnmet(Guard.NotADuplicate)
            .Missing(Guard.NotADuplicate, $"linked_to=projects/{Cases.Other}");

    [Fact]
    public void A_link_to_the_other_case_says_that_both_are_meant() =>
        GivenNothing.AndOf(Cases.Other, new Act(Cases.Detect(), Creator, Journey.DetectedOn))
            .When(Cases.Detect(linkedTo: Cases.Other), Creator)
            .ThenRecorded<ProjectEvent.Detected>();

    [Fact]
    public void A_link_to_a_third_case_does_not() =>
        GivenNothing.AndOf(Cases.Other, new Act(Cases.Detect(), Creator, Journey.DetectedOn))
            .When(Cases.Detect(linkedTo: Cases.Third), Creator)
            .ThenUnmet(Guard.NotADuplicate);

    [Fact]
    public void Another_department_is_another_case() =>
        GivenNothing.AndOf(Cases.Other, new Act(Cases.Detect(), Creator, Journey.DetectedOn))
            .When(Cases.Detect(department: Cases.Isere), Creator)
            .ThenRecorded<ProjectEvent.Detected>();

    [Fact]
    public void Another_company_of_the_same_group_is_another_case() =>
        GivenNothing.AndOf(Cases.Other, new Act(Cases.Detect(Cases.Company(1, group: Cases.Siren(9))), Creator, Journey.DetectedOn))
            .When(Cases.Detect(Cases.Company(2, group: Cases.Siren(9))), Creator)
            .ThenRecorded<ProjectEvent.Detected>();

    [Fact]
    public void A_case_that_has_ended_is_nobodys_duplicate() =>
        GivenNothing.AndOf(Cases.Other, new Act(Cases.Detect(), Creator, Journey.DetectedOn), new Act(Exit, Creator, Journey.QualifiedOn))
            .When(Cases.Detect(), Creator, Journey.QualifiedOn)
            .ThenRecorded<ProjectEvent.Detected>();

    [Fact]
    public void A_foreign_parent_is_the_same_company_however_its_name_is_punctuated()
    {
        static ProjectCommand.Detect Abroad(string name) => Cases.Detect(new Company(name, null, null, null, new ForeignParent(name, "DE"), CompanySize.Large));
        GivenNothing.AndOf(Cases.Other, new Act(Abroad("Schuh & Sohn GmbH"), Creator, Journey.DetectedOn))
            .When(Abroad("SCHUH SOHN GmbH"), Creator)
            .ThenUnmet(Guard.NotADuplicate);
    }

    [Fact]
    public void An_establishment_is_known_by_its_companys_siren()
    {
        var siret = new Siret(Cases.Siren(1).Value + "00010");
        GivenNothing.AndOf(Cases.Other, new Act(Cases.Detect(), Creator, Journey.DetectedOn))
            .When(Cases.Detect(Cases.Company() with { Siren = null, Siret = siret }), Creator)
            .ThenUnmet(Guard.NotADuplicate);
    }

    [Fact]
    public void The_partner_s_number_is_noted_in_the_same_act() =>
        GivenNothing.When(Numbered(Creator.Partner), Creator, Journey.DetectedOn)
            .ThenRecorded(
                new ProjectEvent.Detected(Cases.Id, Cases.Company(), Cases.Rhone, "Villeurbanne", DetectionSource.Agence, 60, Money.Euros(2_500_000), null, Cases.Text(9)),
                new ProjectEvent.PartnerNumberNoted(new PartnerNumber(Creator.Partner, "D-1")));

    [Fact]
    public void A_detection_with_a_number_is_true_once() =>
        GivenNothing.When(Numbered(Creator.Partner), Creator, Journey.DetectedOn).ThenRecordedOnce();

    [Fact]
    public void A_number_that_was_noted_since_makes_it_no_other_detection() =>
        Given(Stage.Detected).And(new ProjectCommand.NotePartnerNumber(new PartnerNumber(Creator.Partner, "D-1")), Creator)
            .When(Numbered(Creator.Partner), Creator).ThenNothing();

    [Fact]
    public void Another_number_makes_it_another_detection() =>
        Given(Stage.Detected).When(Numbered(Creator.Partner), Creator).ThenRefused(Reason.StageNotAllowed);

    [Fact]
    public void A_detection_without_a_number_is_written_as_it_was_before_there_were_any() =>
        Assert.DoesNotContain("partnerNumber", System.Text.Json.JsonSerializer.Serialize<ProjectCommand>(Cases.Detect(), Json.DomainJson.Options), StringComparison.Ordinal);

    [Fact]
    public void A_number_is_the_caller_s_partner_s_own() =>
        GivenNothing.When(Numbered(Banker.Partner), Creator, Journey.DetectedOn).ThenRefused(Reason.OtherPartnerConcerned);

    [Fact]
    public void Commune_and_size_may_be_unknown_at_first() =>
        GivenNothing.When(Cases.Detect(Cases.Company(size: CompanySize.Unknown)) with { Commune = "" }, Creator, Journey.DetectedOn)
            .ThenRecorded<ProjectEvent.Detected>();

    private static ProjectCommand.Detect Numbered(PartnerId partner) => Cases.Detect() with { PartnerNumber = new PartnerNumber(partner, "D-1") };

    private static ProjectCommand.Exit Exit { get; } = new(Outcome.Withdrawn, null, null, Cases.Text());
}
