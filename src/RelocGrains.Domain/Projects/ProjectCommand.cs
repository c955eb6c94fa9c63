using System.Text.Json.Serialization;
using NodaTime;

namespace RelocGrains.Domain.Projects;

/// <summary>What may be asked of a project. One rpc makes one of these.</summary>
public abstract record ProjectCommand
{
    private ProjectCommand() { }

    /// <summary>Opens a case.</summary>
    /// <param name="LinkedTo">The live case of the same company that this one knowingly stands beside.</param>
    /// <param name="PartnerNumber">
    /// The caller's partner's own number of the case. Not written when there is none: what was asked before there were any keeps its hash.
    /// </param>
    public sealed record Detect(
        Company Company,
        DepartmentCode Department,
        string Commune,
        DetectionSource Source,
        int AnnouncedJobs,
        Money AnnouncedInvestment,
        ProjectId? LinkedTo,
        TextRef? Contact,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PartnerNumber? PartnerNumber = null) : ProjectCommand;

    /// <summary>Names the person who follows the case.</summary>
    public sealed record Assign(Owner Owner) : ProjectCommand;

    /// <summary>Notes the caller's partner's own number of the case.</summary>
    public sealed record NotePartnerNumber(PartnerNumber Number) : ProjectCommand;

    /// <summary>Records the assessment and moves to <see cref="Stage.Qualified"/>.</summary>
    public sealed record Qualify(Qualification Qualification) : ProjectCommand;

    /// <summary>States what the company needs; replaces what was stated.</summary>
    public sealed record StateNeeds(Items<Need> Needs) : ProjectCommand;

    /// <summary>Sends a need to a partner.</summary>
    /// <param name="DueOn">By when an answer is due; by the partner's rule when null.</param>
    public sealed record SendReferral(PartnerId To, Need Need, LocalDate? DueOn, TextRef? Message) : ProjectCommand;

    /// <summary>The partner takes the referral.</summary>
    public sealed record AcceptReferral(ItemId Referral) : ProjectCommand;

    /// <summary>The partner does not take the referral.</summary>
    public sealed record DeclineReferral(ItemId Referral, TextRef Reason) : ProjectCommand;

    /// <summary>A named person takes over a referral whose due date has passed.</summary>
    public sealed record EscalateReferral(ItemId Referral, PersonId To) : ProjectCommand;

    /// <summary>Moves to <see cref="Stage.Oriented"/>.</summary>
    public sealed record Orient : ProjectCommand;

    /// <summary>Hands in the financing plan; replaces the one before, or parts of it. Line ids are given by the case.</summary>
    public sealed record SubmitFinancingPlan(FinancingPlanChange Plan) : ProjectCommand;

    /// <summary>Sets the job plan; replaces the one before.</summary>
    public sealed record SetJobPlan(Items<PlannedJobs> Lines) : ProjectCommand;

    /// <summary>Records the site, or that one is looked for; replaces what was recorded, or parts of it.</summary>
    public sealed record RecordSite(SiteChange Site) : ProjectCommand;

    /// <summary>Moves to <see cref="Stage.Structured"/>.</summary>
    /// <param name="WorksNotStarted">The company's declaration.</param>
    public sealed record Structure(bool WorksNotStarted) : ProjectCommand;

    /// <summary>Files a document of the checklist.</summary>
    public sealed record FileDocument(DocumentCode Document, Evidence Evidence) : ProjectCommand;

    /// <summary>Asks a partner for its opinion.</summary>
    /// <param name="DueOn">By when; by the partner's rule when null. After it the opinion lapses.</param>
    public sealed record RequestOpinion(PartnerId From, LocalDate? DueOn) : ProjectCommand;

    /// <summary>The partner gives the opinion asked for.</summary>
    public sealed record GiveOpinion(ItemId Opinion, View View, TextRef? Text) : ProjectCommand;

    /// <summary>Checks the planned aid against the dated rules.</summary>
    public sealed record CheckAid : ProjectCommand;

    /// <summary>Moves to <see cref="Stage.Examined"/>.</summary>
    public sealed record Examine(TextRef? Report) : ProjectCommand;

    /// <summary>Records what the committee said.</summary>
    public sealed record RecordCommitteeOpinion(CommitteeOpinion Opinion) : ProjectCommand;

    /// <summary>Decides the aid, reserves it on the envelope and moves to <see cref="Stage.Decided"/>.</summary>
    public sealed record DecideAid(string DeliberationNumber, LocalDate DeliberationOn, Items<Grant> Grants, Items<TextRef> Conditions) : ProjectCommand;

    /// <summary>Records the signed agreement and moves to <see cref="Stage.Contracted"/>. Instalment ids are given by the case.</summary>
    public sealed record SignAgreement(Agreement Agreement) : ProjectCommand;

    /// <summary>Records the start of works and moves to <see cref="Stage.Executing"/>. The effective day is the day works started.</summary>
    public sealed record StartWorks(Evidence Evidence) : ProjectCommand;

    /// <summary>Records that the site has opened, on the effective day.</summary>
    public sealed record OpenSite(Evidence Evidence) : ProjectCommand;

    /// <summary>The company states its headcount.</summary>
    public sealed record StateJobs(LocalDate StatedOn, int Headcount, Evidence Evidence) : ProjectCommand;

    /// <summary>
    /// Verifies a job statement. The first moves to <see cref="Stage.JobsCreated"/>; a later one is a control and makes the jobs maintained.
    /// </summary>
    public sealed record VerifyJobs(ItemId Statement, int Headcount, Evidence Evidence) : ProjectCommand;

    /// <summary>Asks for an instalment to be paid.</summary>
    public sealed record RequestPayment(ItemId Instalment, Evidence Evidence) : ProjectCommand;

    /// <summary>Approves a payment; the second person's approval pays it.</summary>
    public sealed record ApprovePayment(ItemId Payment) : ProjectCommand;

    /// <summary>Orders the recovery of what is undue after a shortfall, by the agreement's formula.</summary>
    public sealed record OrderRecovery : ProjectCommand;

    /// <summary>Records money that came back.</summary>
    public sealed record RecordRecovery(Money Amount, Evidence Evidence) : ProjectCommand;

    /// <summary>Moves to <see cref="Stage.Closed"/>, outcome <see cref="Outcome.Completed"/>.</summary>
    public sealed record Close : ProjectCommand;

    /// <summary>Goes back to an earlier stage; releases a reservation.</summary>
    public sealed record Return(Stage To, TextRef Reason) : ProjectCommand;

    /// <summary>Takes up a case that had ended, by another person than the one who ended it.</summary>
    public sealed record Reopen(TextRef Reason) : ProjectCommand;

    /// <summary>Says what was true from the effective day on. The old fact stays in the history.</summary>
    public sealed record Correct(Correction Correction, TextRef Reason) : ProjectCommand;

    /// <summary>Stops the clock.</summary>
    public sealed record Hold(Status Status, TextRef Reason) : ProjectCommand;

    /// <summary>Starts the clock again; what is due moves by the working days it stood.</summary>
    public sealed record Resume : ProjectCommand;

    /// <summary>Ends a case otherwise than by closing it.</summary>
    /// <param name="LostTo">The place it went to, for <see cref="Outcome.Lost"/>.</param>
    /// <param name="Survivor">The case that goes on, for <see cref="Outcome.Merged"/>.</param>
    public sealed record Exit(Outcome Outcome, string? LostTo, ProjectId? Survivor, TextRef Reason) : ProjectCommand;

    /// <summary>Asks for a guard to be passed over.</summary>
    public sealed record RequestOverride(Guard Guard, TextRef Reason) : ProjectCommand;

    /// <summary>Approves it, as a second person.</summary>
    public sealed record ApproveOverride(Guard Guard) : ProjectCommand;
}

/// <summary>A corrected fact: exactly one of these.</summary>
public abstract record Correction
{
    private Correction() { }

    /// <summary>The jobs announced.</summary>
    public sealed record AnnouncedJobs(int Jobs) : Correction;

    /// <summary>The investment announced.</summary>
    public sealed record AnnouncedInvestment(Money Amount) : Correction;

    /// <summary>The jobs committed to in the agreement.</summary>
    public sealed record CommittedJobs(int Jobs) : Correction;

    /// <summary>The department and commune.</summary>
    public sealed record Place(DepartmentCode Department, string Commune) : Correction;

    /// <summary>The filière.</summary>
    public sealed record Filiere(FiliereCode Code) : Correction;

    /// <summary>The company's name.</summary>
    public sealed record CompanyName(string Name) : Correction;

    /// <summary>The company's size.</summary>
    public sealed record CompanySize(Projects.CompanySize Size) : Correction;
}
