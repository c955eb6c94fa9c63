using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Themes;

/// <summary>Owner and partners' numbers: who follows a case, and how each back office finds it.</summary>
public sealed class FollowingSpecs
{
    private static ProjectCommand Note(string number, string partner = "ccir") =>
        new ProjectCommand.NotePartnerNumber(new PartnerNumber(Cases.Partner(partner), number));

    [Fact]
    public void A_case_is_assigned_to_a_person() =>
        Given(Stage.Detected).When(new ProjectCommand.Assign(new Owner(Follower.Person, Follower.Partner)), Creator).ThenRecordedOnce();

    [Fact]
    public void An_ended_case_is_assigned_to_nobody() =>
        Given(Stage.Closed).When(new ProjectCommand.Assign(new Owner(Follower.Person, Follower.Partner)), Creator).ThenRefused(Reason.StageNotAllowed);

    [Fact]
    public void A_partner_notes_its_own_number() => Given(Stage.Detected).When(Note("DOS-17"), Chamber).ThenRecordedOnce();

    [Fact]
    public void It_does_not_note_another_partner_s() =>
        Given(Stage.Detected).When(Note("DOS-17"), Banker).ThenRefused(Reason.OtherPartnerConcerned).Saying("partner", "ccir");

    [Fact]
    public void Each_partner_has_one_number_the_last() =>
        Assert.Equal("DOS-18", Assert.Single(Given(Stage.Detected).And(Note("DOS-17"), Chamber).And(Note("DOS-18"), Chamber).State.PartnerNumbers).Number);

    [Fact]
    public void Numbers_of_two_partners_stand_side_by_side() =>
        Assert.Equal(2, Given(Stage.Detected).And(Note("DOS-17"), Chamber).And(Note("B-1", "bpifrance"), Banker).State.PartnerNumbers.Count);

    [Fact]
    public void A_number_may_be_noted_on_a_closed_case() => Given(Stage.Closed).When(Note("DOS-17"), Chamber).ThenRecorded<ProjectEvent.PartnerNumberNoted>();
}
