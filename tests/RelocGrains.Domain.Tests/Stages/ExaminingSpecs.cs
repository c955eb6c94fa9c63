using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Stages;

/// <summary>5, EXAMINED: checklist, opinions, aid check.</summary>
public sealed class ExaminingSpecs
{
    private static readonly ProjectCommand Examine = new ProjectCommand.Examine(Cases.Text(6));
    private static readonly LocalDate OpinionDueOn = new(2022, 3, 29);

    private static Spec Without(Func<Act, bool> left) => Given(Stage.Structured).And(Journey.Before(Stage.Examined).Where(act => !left(act)));

    [Fact]
    public void A_complete_file_is_examined() => Without(_ => false).When(Examine, Examiner).ThenRecorded(new ProjectEvent.Examined(Cases.Text(6)));

    [Theory]
    [InlineData("kbis")]
    [InlineData("accounts")]
    [InlineData("sme_declaration")]
    [InlineData("aid_declaration")]
    [InlineData("quotes")]
    [InlineData("bank_details")]
    public void Every_document_of_the_checklist_must_be_there(string document) =>
        Without(act => act.Command is ProjectCommand.FileDocument d && d.Document.Value == document)
            .When(Examine, Examiner)
            .ThenUnmet(Guard.ChecklistComplete)
            .Missing(Guard.ChecklistComplete, document);

    [Fact]
    public void The_mandatory_opinion_must_be_asked_for() =>
        Without(act => act.Command is ProjectCommand.RequestOpinion or ProjectCommand.GiveOpinion).When(Examine, Examiner).ThenUnmet(Guard.OpinionsGiven);

    [Fact]
    public void The_mandatory_opinion_is_waited_for_until_its_day() =>
        Without(act => act.Command is ProjectCommand.GiveOpinion).When(Examine, Examiner, OpinionDueOn).ThenUnmet(Guard.OpinionsGiven);

    [Fact]
    public void After_its_day_it_lapses() =>
        Without(act => act.Command is ProjectCommand.GiveOpinion).When(Examine, Examiner, OpinionDueOn.PlusDays(1)).ThenRecorded<ProjectEvent.Examined>();

    [Fact]
    public void An_unfavourable_opinion_is_an_opinion() =>
        Without(act => act.Command is ProjectCommand.GiveOpinion)
            .And(new ProjectCommand.GiveOpinion(Cases.Item("o1"), View.Unfavourable, null), Banker)
            .When(Examine, Examiner)
            .ThenRecorded<ProjectEvent.Examined>();

    [Fact]
    public void The_aid_must_have_been_checked() => Without(act => act.Command is ProjectCommand.CheckAid).When(Examine, Examiner).ThenUnmet(Guard.AidCheckGreen);

    [Fact]
    public void Another_plan_makes_the_check_void() =>
        Without(_ => false).And(new ProjectCommand.SubmitFinancingPlan(Cases.Plan(Cases.Line(Cases.Pack, 1_000))), Follower)
            .When(Examine, Examiner)
            .ThenUnmet(Guard.AidCheckGreen);

    [Fact]
    public void A_red_check_is_recorded_and_does_not_pass() =>
        Given(Stage.Structured).And(new ProjectCommand.SubmitFinancingPlan(Cases.Plan(Cases.Line(Cases.Pack, 700_000))), Follower)
            .And(Journey.Before(Stage.Examined))
            .When(Examine, Examiner)
            .ThenUnmet(Guard.AidCheckGreen);

    [Fact]
    public void Another_partner_may_not_give_the_opinion() =>
        Without(act => act.Command is ProjectCommand.GiveOpinion)
            .When(new ProjectCommand.GiveOpinion(Cases.Item("o1"), View.Favourable, null), Chamber)
            .ThenRefused(Reason.OtherPartnerConcerned);

    [Fact]
    public void An_opinion_given_is_not_changed() =>
        Without(_ => false).When(new ProjectCommand.GiveOpinion(Cases.Item("o1"), View.Unfavourable, null), Banker)
            .ThenRefused(Reason.ItemNotOpen)
            .Saying("state", "Favourable");

    [Fact]
    public void An_opinion_nobody_asked_for_is_not_found() =>
        Given(Stage.Structured).When(new ProjectCommand.GiveOpinion(Cases.Item("o1"), View.Favourable, null), Banker).ThenRefused(Reason.ItemNotFound);

    [Fact]
    public void A_document_filed_again_with_another_proof_replaces_the_first() =>
        Assert.Equal(Cases.Proof("kbis-2"), Without(_ => false)
            .And(new ProjectCommand.FileDocument(new DocumentCode("kbis"), Cases.Proof("kbis-2")), Follower)
            .State.Documents.Single(d => d.Document.Value == "kbis").Evidence);

    [Fact]
    public void An_opinion_is_asked_for_once_while_it_waits() =>
        Without(act => act.Command is ProjectCommand.GiveOpinion)
            .When(new ProjectCommand.RequestOpinion(Cases.Partner("bpifrance"), new LocalDate(2022, 6, 1)), Examiner)
            .ThenNothing();
}
