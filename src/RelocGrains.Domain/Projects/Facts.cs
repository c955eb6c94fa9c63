using NodaTime;

namespace RelocGrains.Domain.Projects;

/// <summary>The company behind a case. It has a SIREN, a SIRET or a foreign parent.</summary>
/// <param name="Siret">The establishment concerned; its first nine digits are the SIREN.</param>
/// <param name="GroupSiren">Head of the group, whose companies count as one undertaking.</param>
public sealed record Company(string Name, Siren? Siren, Siret? Siret, Siren? GroupSiren, ForeignParent? ForeignParent, CompanySize Size)
{
    /// <summary>A name longer than this is not a name.</summary>
    public const int MaxNameLength = 200;

    /// <summary>True for small and medium companies; a size that is not known is neither.</summary>
    public bool IsSme => Size is CompanySize.Small or CompanySize.Medium;

    /// <summary>The company's own SIREN, given or read from its SIRET.</summary>
    public Siren? OwnSiren => Siren ?? Siret?.Siren;

    /// <summary>True when any of the three ways of identifying it is there.</summary>
    public bool IsIdentified => OwnSiren is not null || ForeignParent is not null;

    /// <summary>What two cases of the same company share: its SIREN, or the foreign parent's name and country.</summary>
    public string Identity => OwnSiren?.Value ?? ForeignParent?.Identity ?? "";
}

/// <summary>A company abroad that has no French company yet.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record ForeignParent(string Name, string Country)
{
    // Names of streams are bounded; two names that agree so far are one company to us.
    private const int IdentifyingLetters = 120;

    /// <summary>Country and name in lower case, letters and digits only, the first of them.</summary>
    public string Identity =>
        Country.ToLowerInvariant() + "-" + string.Concat(Name.ToLowerInvariant().Where(char.IsLetterOrDigit).Take(IdentifyingLetters));
}

/// <summary>The assessment a case is qualified on.</summary>
/// <param name="ValueAdded">1 (low) to 5 (high).</param>
/// <param name="Viability">1 (low) to 5 (high).</param>
/// <param name="StrategicInterest">1 (low) to 5 (high).</param>
public sealed record Assessment(int ValueAdded, int Viability, int StrategicInterest, TextRef? Comment);

/// <summary>What qualifies a case.</summary>
public sealed record Qualification(ProjectKind Kind, FiliereCode Filiere, bool MoveInsideRegion, bool LeasingOnly, Assessment Assessment);

/// <summary>Uses and resources of an investment.</summary>
public sealed record FinancingPlan(Items<Use> Uses, Money OwnContribution, Money PrivateLoans, Items<FundingLine> FundingLines)
{
    /// <summary>More lines than this is a mistake.</summary>
    public const int MaxLines = 40;

    /// <summary>What the investment costs.</summary>
    public Money TotalUses => Uses.Total(u => u.Amount);

    /// <summary>What pays for it.</summary>
    public Money TotalResources => OwnContribution + PrivateLoans + FundingLines.Total(l => l.Amount);

    /// <summary>What is not public money.</summary>
    public Money Private => OwnContribution + PrivateLoans + FundingLines.Where(l => !l.IsPublic).Total(l => l.Amount);

    /// <summary>What is public money, as asked for.</summary>
    public Money PublicRequested => FundingLines.Where(l => l.IsPublic).Total(l => l.Amount);
}

/// <summary>One expense of an investment.</summary>
public sealed record Use(UseKind Kind, Money Amount);

/// <summary>Kinds of expense.</summary>
public enum UseKind
{
    /// <summary>Machines and equipment.</summary>
    Equipment = 1,

    /// <summary>Land and buildings.</summary>
    Building,

    /// <summary>Training.</summary>
    Training,

    /// <summary>Research and development.</summary>
    Research,

    /// <summary>Working capital.</summary>
    WorkingCapital,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>One scheme, one funder, one amount.</summary>
/// <param name="EligibleBase">The expense the scheme looks at.</param>
/// <param name="Funder">Who pays: the scheme's funder unless named.</param>
public sealed record FundingLine(ItemId Id, SchemeCode Scheme, string Funder, Money EligibleBase, Money Amount, string LegalBasis)
{
    /// <summary>True when its money is public.</summary>
    public bool IsPublic => Reference.PlanReference.Current.SchemeOf(Scheme).Public;
}

/// <summary>One line of the job plan: how many jobs of what kind, by when.</summary>
public sealed record PlannedJobs(string Profile, int Jobs, LocalDate DueOn);

/// <summary>Land or a building, found or looked for.</summary>
public sealed record Site(SiteState State, string Commune, int? AreaSquareMetres);

/// <summary>How far the search for a site is.</summary>
public enum SiteState
{
    /// <summary>The site is known.</summary>
    Identified = 1,

    /// <summary>A land search is open.</summary>
    SearchOpen,
}

/// <summary>A need sent to one partner, with a due date.</summary>
public sealed record Referral(ItemId Id, PartnerId To, Need Need, LocalDate SentOn, LocalDate DueOn, ReferralAnswer Answer, PersonId? EscalatedTo);

/// <summary>State of a referral.</summary>
public enum ReferralAnswer
{
    /// <summary>Not answered yet.</summary>
    Pending = 1,

    /// <summary>The partner takes it.</summary>
    Accepted,

    /// <summary>The partner does not.</summary>
    Declined,

    /// <summary>The due date passed and a named person took it over.</summary>
    Escalated,
}

/// <summary>A partner's view on a case, asked for with a due date.</summary>
public sealed record Opinion(ItemId Id, PartnerId From, LocalDate AskedOn, LocalDate DueOn, View? View);

/// <summary>The result of checking the planned aid against the dated rules.</summary>
public sealed record AidCheck(Items<AidFinding> Findings)
{
    /// <summary>True when every rule is kept.</summary>
    public bool Green => Findings.All(f => f.Kept);
}

/// <summary>One rule, its version and the arithmetic.</summary>
public sealed record AidFinding(string Rule, string Version, bool Kept, string Arithmetic);

/// <summary>What the committee said.</summary>
/// <param name="Conflicts">Persons who declared a conflict of interest.</param>
/// <param name="ConflictsDeclared">True when every member was asked.</param>
public sealed record CommitteeOpinion(LocalDate SessionOn, View View, bool ConflictsDeclared, Items<PersonId> Conflicts);

/// <summary>An amount granted on one funding line.</summary>
public sealed record Grant(ItemId Line, Money Amount);

/// <summary>What the elected authority decided.</summary>
/// <param name="LapseOn">The day by which the agreement must be signed.</param>
/// <param name="Reservations">What the decision draws on the plan's envelope.</param>
public sealed record DecisionOnAid(
    string DeliberationNumber,
    LocalDate DeliberationOn,
    LocalDate LapseOn,
    Items<Grant> Grants,
    Items<TextRef> Conditions,
    Items<Reservation> Reservations)
{
    /// <summary>All that is granted.</summary>
    public Money Total => Grants.Total(g => g.Amount);
}

/// <summary>Money set aside on the plan's envelope.</summary>
public sealed record Reservation(Envelopes.EnvelopeId Envelope, Money Amount);

/// <summary>What company and Région signed.</summary>
/// <param name="EligibleFrom">Works started before this day are not paid for.</param>
public sealed record Agreement(
    LocalDate SignedOn,
    LocalDate EligibleFrom,
    int BaselineHeadcount,
    int CommittedJobs,
    LocalDate JobsDueOn,
    int MaintenanceYears,
    Items<Instalment> Instalments);

/// <summary>A payment promised, with its trigger.</summary>
public sealed record Instalment(ItemId Id, Money Amount, InstalmentTrigger Trigger);

/// <summary>What makes an instalment due.</summary>
public enum InstalmentTrigger
{
    /// <summary>The signature.</summary>
    Signature = 1,

    /// <summary>The start of works.</summary>
    WorksStarted,

    /// <summary>The opening of the site.</summary>
    SiteOpened,

    /// <summary>Jobs verified.</summary>
    JobsVerified,

    /// <summary>The end of the maintenance period.</summary>
    MaintenanceOver,
}

/// <summary>A payment asked for and approved by two persons.</summary>
public sealed record Payment(ItemId Id, ItemId Instalment, Money Amount, Evidence Evidence, PersonId RequestedBy, Items<PersonId> Approvers)
{
    /// <summary>How many different persons must approve.</summary>
    public const int ApproversNeeded = 2;

    /// <summary>True when enough persons have approved: the money leaves.</summary>
    public bool Paid => Approvers.Count >= ApproversNeeded;
}

/// <summary>A dated headcount, with evidence.</summary>
/// <param name="Headcount">All people on the site that day.</param>
public sealed record JobStatement(ItemId Id, LocalDate StatedOn, int Headcount, Evidence Evidence, Verification? Verification);

/// <summary>What the verifier found.</summary>
/// <param name="JobsCreated">Headcount found less the agreement's baseline, never below nothing.</param>
public sealed record Verification(PersonId By, LocalDate On, int Headcount, int JobsCreated, Evidence Evidence);

/// <summary>Money asked back, by the agreement's formula.</summary>
/// <param name="Receipts">Proofs of what came back; the same proof counts once.</param>
public sealed record RecoveryOrder(Money Amount, Money Recovered, string Arithmetic, Items<Evidence> Receipts)
{
    /// <summary>What is still owed.</summary>
    public Money Outstanding => Amount - Recovered;
}

/// <summary>A partner's own number for a case.</summary>
public sealed record PartnerNumber(PartnerId Partner, string Number)
{
    /// <summary>Longer than any back office's numbers.</summary>
    public const int MaxLength = 60;
}

/// <summary>A guard that may be passed over, asked for by one person and approved by another.</summary>
public sealed record GuardOverride(Guard Guard, PersonId RequestedBy, TextRef Reason, PersonId? ApprovedBy);

/// <summary>Who follows a case.</summary>
public sealed record Owner(PersonId Person, PartnerId Partner);
