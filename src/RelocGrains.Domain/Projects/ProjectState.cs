using NodaTime;

namespace RelocGrains.Domain.Projects;

/// <summary>All that is known of one case: the fold of its events.</summary>
public sealed record ProjectState
{
    /// <summary>Nothing yet.</summary>
    public static ProjectState Empty { get; } = new();

    /// <summary>The case's reference.</summary>
    public ProjectId Id { get; init; }

    /// <summary>Place of the last event in the case's stream; 0 when there is no case.</summary>
    public long Version { get; init; }

    /// <summary>How far it is.</summary>
    public Stage Stage { get; init; }

    /// <summary>Whether the clock runs.</summary>
    public Status Status { get; init; } = Status.Active;

    /// <summary>How it ended.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>The company.</summary>
    public Company? Company { get; init; }

    /// <summary>Where.</summary>
    public DepartmentCode Department { get; init; }

    /// <summary>The commune.</summary>
    public string Commune { get; init; } = "";

    /// <summary>Where the detection came from.</summary>
    public DetectionSource Source { get; init; }

    /// <summary>Jobs as announced.</summary>
    public int AnnouncedJobs { get; init; }

    /// <summary>Private investment as announced.</summary>
    public Money AnnouncedInvestment { get; init; }

    /// <summary>The case it knowingly stands beside.</summary>
    public ProjectId? LinkedTo { get; init; }

    /// <summary>The company's contact, kept beside the persons.</summary>
    public TextRef? Contact { get; init; }

    /// <summary>Who opened the case.</summary>
    public Actor? CreatedBy { get; init; }

    /// <summary>Who follows the case.</summary>
    public Owner? Owner { get; init; }

    /// <summary>The partners' own numbers.</summary>
    public Items<PartnerNumber> PartnerNumbers { get; init; }

    /// <summary>What qualified it.</summary>
    public Qualification? Qualification { get; init; }

    /// <summary>Who assessed it.</summary>
    public PersonId? AssessedBy { get; init; }

    /// <summary>What the company needs.</summary>
    public Items<Need> Needs { get; init; }

    /// <summary>Needs sent to partners.</summary>
    public Items<Referral> Referrals { get; init; }

    /// <summary>The financing plan.</summary>
    public FinancingPlan? FinancingPlan { get; init; }

    /// <summary>The job plan.</summary>
    public Items<PlannedJobs> JobPlan { get; init; }

    /// <summary>The site.</summary>
    public Site? Site { get; init; }

    /// <summary>The company's declaration that works have not started.</summary>
    public bool WorksNotStarted { get; init; }

    /// <summary>Documents filed.</summary>
    public Items<FiledDocument> Documents { get; init; }

    /// <summary>Opinions asked for.</summary>
    public Items<Opinion> Opinions { get; init; }

    /// <summary>The last check of the aid; void as soon as the plan or the company's size changes.</summary>
    public AidCheck? AidCheck { get; init; }

    /// <summary>Who examined the case.</summary>
    public PersonId? ExaminedBy { get; init; }

    /// <summary>What the committee said.</summary>
    public CommitteeOpinion? CommitteeOpinion { get; init; }

    /// <summary>What was decided; null again after a return or an outcome that released all of the money.</summary>
    public DecisionOnAid? Decision { get; init; }

    /// <summary>Who decided.</summary>
    public PersonId? DecidedBy { get; init; }

    /// <summary>What was signed.</summary>
    public Agreement? Agreement { get; init; }

    /// <summary>The day works started.</summary>
    public LocalDate? WorksStartedOn { get; init; }

    /// <summary>The day the site opened.</summary>
    public LocalDate? SiteOpenedOn { get; init; }

    /// <summary>Headcounts stated.</summary>
    public Items<JobStatement> JobStatements { get; init; }

    /// <summary>Jobs verified to exist; null before the first verification.</summary>
    public int? JobsVerified { get; init; }

    /// <summary>Jobs found kept at the control; null before.</summary>
    public int? JobsMaintained { get; init; }

    /// <summary>Payments asked for.</summary>
    public Items<Payment> Payments { get; init; }

    /// <summary>How many payments were ever asked for, those of an agreement given up included: no payment's id is used twice.</summary>
    public int PaymentsRequested { get; init; }

    /// <summary>Money asked back.</summary>
    public RecoveryOrder? Recovery { get; init; }

    /// <summary>Guards passed over.</summary>
    public Items<GuardOverride> Overrides { get; init; }

    /// <summary>The place it was lost to.</summary>
    public string? LostTo { get; init; }

    /// <summary>The case that goes on after a merger.</summary>
    public ProjectId? Survivor { get; init; }

    /// <summary>Who recorded the outcome.</summary>
    public PersonId? EndedBy { get; init; }

    /// <summary>Since when the clock stands.</summary>
    public LocalDate? HeldOn { get; init; }

    /// <summary>The effective day of each stage entered, in order; a return takes the later ones away and adds the stage it leads to.</summary>
    public Items<StageEntry> Stages { get; init; }

    /// <summary>What counts for the figures, by the day from which it is true.</summary>
    public Timeline Timeline { get; init; } = Timeline.Empty;

    /// <summary>True for a case that has not ended.</summary>
    public bool IsLive => Stage is not Stage.None && Outcome is Outcome.None;

    /// <summary>The day the current stage was entered.</summary>
    public LocalDate? StageSince => Stages.IsEmpty ? null : Stages[^1].On;

    /// <summary>What was paid so far.</summary>
    public Money Paid => Payments.Where(p => p.Paid).Total(p => p.Amount);
}

/// <summary>The day on which a stage was entered.</summary>
public sealed record StageEntry(Stage Stage, LocalDate On);

/// <summary>A document of the checklist, filed.</summary>
public sealed record FiledDocument(DocumentCode Document, Evidence Evidence, LocalDate On);
