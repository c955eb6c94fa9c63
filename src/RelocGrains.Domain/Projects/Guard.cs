namespace RelocGrains.Domain.Projects;

/// <summary>A condition for entering a stage. The contract has the same names.</summary>
public enum Guard
{
    /// <summary>No live case of the same company in the same department, or an explicit link to it. Entering DETECTED.</summary>
    NotADuplicate = 1,

    /// <summary>The case is active, not waiting and not on hold. Every stage.</summary>
    CaseActive,

    /// <summary>The effective day is not before that of the stage before. Every stage.</summary>
    EffectiveInOrder,

    /// <summary>Kind of project, filière and assessment are stated. Entering QUALIFIED.</summary>
    AssessmentRecorded,

    /// <summary>The assessment is by somebody other than the creator. Entering QUALIFIED.</summary>
    AssessedBySecondPerson,

    /// <summary>Not a mere move inside the region. Entering QUALIFIED.</summary>
    NotAMoveInsideTheRegion,

    /// <summary>Not leasing only. Entering QUALIFIED.</summary>
    NotLeasingOnly,

    /// <summary>Needs are stated. Entering ORIENTED.</summary>
    NeedsStated,

    /// <summary>One referral is sent at least. Entering ORIENTED.</summary>
    ReferralSent,

    /// <summary>One referral is accepted at least. Entering STRUCTURED.</summary>
    ReferralAccepted,

    /// <summary>Every referral is answered by its partner, or escalated after its due date. Entering STRUCTURED.</summary>
    ReferralsAnswered,

    /// <summary>A financing plan is there. Entering STRUCTURED.</summary>
    FinancingPlanSubmitted,

    /// <summary>Uses equal resources. Entering STRUCTURED.</summary>
    FinancingPlanBalances,

    /// <summary>The company's own contribution is at or above the threshold. Entering STRUCTURED.</summary>
    OwnContribution,

    /// <summary>A job plan is there. Entering STRUCTURED.</summary>
    JobPlanSet,

    /// <summary>A site is identified or a land search open. Entering STRUCTURED.</summary>
    SiteKnown,

    /// <summary>Works have not started. Entering STRUCTURED.</summary>
    WorksNotStarted,

    /// <summary>Every document of the checklist is filed. Entering EXAMINED.</summary>
    ChecklistComplete,

    /// <summary>Every mandatory opinion is given or has lapsed. Entering EXAMINED.</summary>
    OpinionsGiven,

    /// <summary>The aid check is green. Entering EXAMINED.</summary>
    AidCheckGreen,

    /// <summary>The committee's opinion is recorded. Entering DECIDED.</summary>
    CommitteeOpinionRecorded,

    /// <summary>Conflicts of interest are declared. Entering DECIDED.</summary>
    ConflictsDeclared,

    /// <summary>The authority that decides declared no conflict. Entering DECIDED.</summary>
    NoConflictOfInterest,

    /// <summary>The authority that decides is not the examiner. Entering DECIDED.</summary>
    DecidedByAnotherThanExaminer,

    /// <summary>Deliberation number and date, and what is granted on each line. Entering DECIDED.</summary>
    DeliberationRecorded,

    /// <summary>No grant is above its funding line. Entering DECIDED.</summary>
    GrantsWithinPlan,

    /// <summary>The plan's envelope has the money. Entering DECIDED.</summary>
    EnvelopeAvailable,

    /// <summary>The agreement is there: baseline, committed jobs and their date. Entering CONTRACTED.</summary>
    AgreementSigned,

    /// <summary>Signed before the decision lapsed. Entering CONTRACTED.</summary>
    SignedBeforeLapse,

    /// <summary>The maintenance period is at least that of the rule. Entering CONTRACTED.</summary>
    MaintenancePeriodSet,

    /// <summary>Instalments add up to the grant. Entering CONTRACTED.</summary>
    InstalmentsAddUp,

    /// <summary>The start of works is dated, with evidence. Entering EXECUTING.</summary>
    WorksStarted,

    /// <summary>Works started on or after the eligible day. Entering EXECUTING.</summary>
    WorksAfterEligibleDay,

    /// <summary>The site has opened. Entering JOBS_CREATED.</summary>
    SiteOpened,

    /// <summary>The company stated its headcount with evidence. Entering JOBS_CREATED.</summary>
    JobsStated,

    /// <summary>The statement is verified. Entering JOBS_CREATED.</summary>
    JobsVerified,

    /// <summary>The verifier is neither owner nor payer of the case. Entering JOBS_CREATED.</summary>
    VerifierIndependent,

    /// <summary>The maintenance period is over. Entering CLOSED.</summary>
    MaintenanceOver,

    /// <summary>A control found how many jobs were kept. Entering CLOSED.</summary>
    MaintenanceControlled,

    /// <summary>The balance is paid, or what is undue recovered. Entering CLOSED.</summary>
    BalanceSettled,
}

/// <summary>What kind of thing is missing.</summary>
public enum MissingKind
{
    /// <summary>A field of the case.</summary>
    Field = 1,

    /// <summary>A document.</summary>
    Document,

    /// <summary>An answer of a partner.</summary>
    Partner,

    /// <summary>Another person.</summary>
    Person,

    /// <summary>A day that has not come, or another day.</summary>
    Date,

    /// <summary>Money.</summary>
    Money,
}

/// <summary>One guard not met: what is missing, and who can supply it.</summary>
/// <param name="Stage">The stage it guards.</param>
/// <param name="Missing">Name of the field, document, partner, person, day or amount.</param>
/// <param name="Role">Who can supply it.</param>
/// <param name="Partner">Of which partner; null for any.</param>
public sealed record UnmetGuard(Guard Guard, Stage Stage, MissingKind Kind, string Missing, Role Role, PartnerId? Partner);
