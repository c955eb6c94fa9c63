using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Kit;

/// <summary>The usual way of a case, from the day it is detected to the day it is closed: commands only, so that what the specs stand on is possible.</summary>
public static class Journey
{
    public static readonly LocalDate DetectedOn = new(2022, 1, 10);
    public static readonly LocalDate QualifiedOn = new(2022, 1, 20);
    public static readonly LocalDate OrientedOn = new(2022, 1, 25);
    public static readonly LocalDate StructuredOn = new(2022, 3, 1);
    public static readonly LocalDate ExaminedOn = new(2022, 4, 4);
    public static readonly LocalDate DecidedOn = new(2022, 5, 2);
    public static readonly LocalDate ContractedOn = new(2022, 6, 1);
    public static readonly LocalDate ExecutingOn = new(2022, 7, 1);
    public static readonly LocalDate JobsCreatedOn = new(2023, 3, 15);
    public static readonly LocalDate MaintenanceEndsOn = new(2026, 3, 15);
    public static readonly LocalDate ClosedOn = new(2026, 5, 4);

    /// <summary>The acts that bring a case into a stage.</summary>
    public static IEnumerable<Act> To(Stage stage) => Enum.GetValues<Stage>().Where(s => s <= stage).SelectMany(Into);

    /// <summary>The acts between one stage and the next; the last one enters it.</summary>
    public static IEnumerable<Act> Into(Stage stage) => [.. Before(stage), .. Entering(stage)];

    /// <summary>All that a stage asks for, except the act that enters it.</summary>
    public static IEnumerable<Act> Before(Stage stage) => stage switch
    {
        Stage.Oriented =>
        [
            new(new ProjectCommand.StateNeeds([Need.Financing, Need.Hiring]), Follower, new(2022, 1, 24)),
            new(new ProjectCommand.SendReferral(Cases.Partner("bpifrance"), Need.Financing, null, Cases.Text(4)), Follower, new(2022, 1, 24)),
        ],
        Stage.Structured =>
        [
            new(new ProjectCommand.AcceptReferral(Cases.Item("r1")), Banker, new(2022, 2, 1)),
            new(new ProjectCommand.SubmitFinancingPlan(Cases.Plan()), Follower, new(2022, 2, 10)),
            new(new ProjectCommand.SetJobPlan(Cases.JobPlan), Follower, new(2022, 2, 11)),
            new(new ProjectCommand.RecordSite(Cases.Site), Follower, new(2022, 2, 14)),
        ],
        Stage.Examined =>
        [
            .. Reference.PlanReference.Current.Checklist.Select(d =>
                new Act(new ProjectCommand.FileDocument(new DocumentCode(d.Code), Cases.Proof(d.Code)), Follower, new(2022, 3, 7))),
            new(new ProjectCommand.RequestOpinion(Cases.Partner("bpifrance"), null), Examiner, new(2022, 3, 8)),
            new(new ProjectCommand.GiveOpinion(Cases.Item("o1"), View.Favourable, Cases.Text(5)), Banker, new(2022, 3, 18)),
            new(new ProjectCommand.CheckAid(), Examiner, new(2022, 3, 21)),
        ],
        Stage.Decided => [new(new ProjectCommand.RecordCommitteeOpinion(Cases.Committee()), Secretary, new(2022, 4, 12))],
        Stage.JobsCreated =>
        [
            new(new ProjectCommand.OpenSite(Cases.Proof("ouverture")), Follower, new(2023, 2, 1)),
            new(new ProjectCommand.StateJobs(new(2023, 3, 1), 60, Cases.Proof("effectif-2023")), Follower, new(2023, 3, 2)),
        ],
        Stage.Closed => [.. Paid("i1"), .. Paid("i2"), .. Paid("i3"), .. Controlled(60)],
        _ => [],
    };

    /// <summary>The act that enters a stage.</summary>
    public static Act[] Entering(Stage stage) => stage switch
    {
        Stage.Detected => [new(Cases.Detect(), Creator, DetectedOn)],
        Stage.Qualified => [new(new ProjectCommand.Qualify(Cases.Qualification()), Assessor, QualifiedOn)],
        Stage.Oriented => [new(new ProjectCommand.Orient(), Follower, OrientedOn)],
        Stage.Structured => [new(new ProjectCommand.Structure(true), Follower, StructuredOn)],
        Stage.Examined => [new(new ProjectCommand.Examine(Cases.Text(6)), Examiner, ExaminedOn)],
        Stage.Decided => [new(Cases.Decide(), Elected, DecidedOn)],
        Stage.Contracted => [new(new ProjectCommand.SignAgreement(Cases.Agreement()), Lawyer, ContractedOn)],
        Stage.Executing => [new(new ProjectCommand.StartWorks(Cases.Proof("travaux")), Follower, ExecutingOn)],
        Stage.JobsCreated => [new(new ProjectCommand.VerifyJobs(Cases.Item("s1"), 60, Cases.Proof("controle-2023")), Verifier, JobsCreatedOn)],
        Stage.Closed => [new(new ProjectCommand.Close(), Examiner, ClosedOn)],
        _ => [],
    };

    /// <summary>An instalment asked for by one person and approved by two others. Its payment has the instalment's number.</summary>
    public static IEnumerable<Act> Paid(string instalment)
    {
        var payment = Cases.Item("p" + instalment[1..]);
        var on = new LocalDate(2023, 4, 3);
        yield return new(new ProjectCommand.RequestPayment(Cases.Item(instalment), Cases.Proof("facture-" + instalment)), PayerOne, on);
        yield return new(new ProjectCommand.ApprovePayment(payment), PayerTwo, on);
        yield return new(new ProjectCommand.ApprovePayment(payment), PayerThree, on);
    }

    /// <summary>The headcount stated and verified once the jobs no longer have to be kept.</summary>
    public static IEnumerable<Act> Controlled(int headcount) =>
    [
        new(new ProjectCommand.StateJobs(new(2026, 3, 16), headcount, Cases.Proof("effectif-2026")), Follower, new(2026, 3, 20)),
        new(new ProjectCommand.VerifyJobs(Cases.Item("s2"), headcount, Cases.Proof("controle-2026")), Verifier, new(2026, 4, 1)),
    ];
}
