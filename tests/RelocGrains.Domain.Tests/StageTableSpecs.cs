using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests;

/// <summary>In which stages each act is possible: allowed in all of them, refused in all others and after the end.</summary>
public sealed class StageTableSpecs
{
    private static readonly TextRef Why = Cases.Text(77);

    public static TheoryData<string, ProjectCommand, Stage, Stage> Table => new()
    {
        { "assign", new ProjectCommand.Assign(new Owner(Colleague.Person, Colleague.Partner)), Stage.Detected, Stage.JobsCreated },
        { "qualify", new ProjectCommand.Qualify(Cases.Qualification() with { Kind = ProjectKind.Extension }), Stage.Detected, Stage.Detected },
        { "state needs", new ProjectCommand.StateNeeds([Need.Export]), Stage.Qualified, Stage.Structured },
        { "send a referral", new ProjectCommand.SendReferral(Cases.Partner("cpme"), Need.Management, null, null), Stage.Qualified, Stage.Contracted },
        { "orient", new ProjectCommand.Orient(), Stage.Qualified, Stage.Oriented },
        { "submit a plan", new ProjectCommand.SubmitFinancingPlan(Cases.Plan(Cases.Line(Cases.Pack, 7))), Stage.Qualified, Stage.Structured },
        { "set the job plan", new ProjectCommand.SetJobPlan([Cases.JobPlan[0] with { Jobs = 7 }]), Stage.Qualified, Stage.Examined },
        { "record the site", new ProjectCommand.RecordSite(Cases.Site with { Commune = "Bron" }), Stage.Qualified, Stage.Executing },
        { "structure", new ProjectCommand.Structure(true), Stage.Oriented, Stage.Structured },
        { "file a document", new ProjectCommand.FileDocument(new("kbis"), Cases.Proof("kbis-7")), Stage.Qualified, Stage.Decided },
        { "ask for an opinion", new ProjectCommand.RequestOpinion(Cases.Partner("cpme"), null), Stage.Qualified, Stage.Examined },
        { "check the aid", new ProjectCommand.CheckAid(), Stage.Qualified, Stage.Examined },
        { "examine", new ProjectCommand.Examine(null), Stage.Structured, Stage.Structured },
        { "hear the committee", new ProjectCommand.RecordCommitteeOpinion(Cases.Committee(declared: false)), Stage.Examined, Stage.Examined },
        { "decide nothing", new ProjectCommand.DecideAid("CP-7", Journey.DecidedOn, default, default), Stage.Examined, Stage.Examined },
        { "sign", new ProjectCommand.SignAgreement(Cases.Agreement() with { CommittedJobs = 7 }), Stage.Decided, Stage.Decided },
        { "start works", new ProjectCommand.StartWorks(Cases.Proof()), Stage.Contracted, Stage.Contracted },
        { "open the site", new ProjectCommand.OpenSite(Cases.Proof()), Stage.Executing, Stage.Executing },
        { "state jobs", new ProjectCommand.StateJobs(new(2023, 7, 3), 7, Cases.Proof("7")), Stage.Executing, Stage.JobsCreated },
        { "order recovery", new ProjectCommand.OrderRecovery(), Stage.JobsCreated, Stage.JobsCreated },
        { "record recovery", new ProjectCommand.RecordRecovery(new Money(7), Cases.Proof("7")), Stage.JobsCreated, Stage.JobsCreated },
        { "close", new ProjectCommand.Close(), Stage.JobsCreated, Stage.Closed },
        { "return", new ProjectCommand.Return(Stage.Detected, Why), Stage.Detected, Stage.JobsCreated },
        { "correct commitments", new ProjectCommand.Correct(new Correction.CommittedJobs(7), Why), Stage.Contracted, Stage.Closed },
        { "correct the filière", new ProjectCommand.Correct(new Correction.Filiere(new("bois")), Why), Stage.Qualified, Stage.Closed },
        { "correct jobs", new ProjectCommand.Correct(new Correction.AnnouncedJobs(7), Why), Stage.Detected, Stage.Closed },
        { "hold", new ProjectCommand.Hold(Status.OnHold, Why), Stage.Detected, Stage.JobsCreated },
        { "exit", new ProjectCommand.Exit(Outcome.Lapsed, null, null, Why), Stage.Detected, Stage.JobsCreated },
        { "ask for an override", new ProjectCommand.RequestOverride(Guard.SiteKnown, Why), Stage.Detected, Stage.JobsCreated },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void An_act_is_possible_in_its_stages_and_in_no_other(string act, ProjectCommand command, Stage first, Stage last)
    {
        var possible = Enum.GetValues<Stage>().Where(stage => stage is not Stage.None && !IsWrong(Given(stage), command));
        Assert.Equal($"{act}: {string.Join(' ', Enum.GetValues<Stage>().Where(s => s >= first && s <= last))}", $"{act}: {string.Join(' ', possible)}");
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Once_the_case_has_ended_it_is_not(string act, ProjectCommand command, Stage first, Stage last)
    {
        Assert.NotEmpty(act);
        if (last is Stage.Closed) return;   // Corrections say what was true, and a closed case is closed: an end does not change that.
        Assert.True(IsWrong(Given(first).And(new ProjectCommand.Exit(Outcome.Withdrawn, null, null, Why), Follower), command));
    }

    private static bool IsWrong(Spec spec, ProjectCommand command) =>
        spec.World.Decide(Cases.Id, new Act(command, Assessor, World.Today)) is Decision<ProjectEvent>.Refused { Refusal.Reason: Reason.StageNotAllowed };
}
