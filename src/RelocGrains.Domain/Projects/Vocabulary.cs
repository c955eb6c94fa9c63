namespace RelocGrains.Domain.Projects;

/// <summary>How far a case is.</summary>
public enum Stage
{
    /// <summary>There is no case yet.</summary>
    None = 0,

    /// <summary>Détecté: somebody found the company.</summary>
    Detected = 1,

    /// <summary>Qualifié: worth pursuing, assessed by a second person.</summary>
    Qualified = 2,

    /// <summary>Orienté: needs stated and sent to partners.</summary>
    Oriented = 3,

    /// <summary>Monté: partners answered, plans made.</summary>
    Structured = 4,

    /// <summary>Instruit: the file is complete and the aid allowed.</summary>
    Examined = 5,

    /// <summary>Voté: decided, money reserved.</summary>
    Decided = 6,

    /// <summary>Conventionné: agreement signed.</summary>
    Contracted = 7,

    /// <summary>En réalisation: works started.</summary>
    Executing = 8,

    /// <summary>Emplois constatés: jobs verified.</summary>
    JobsCreated = 9,

    /// <summary>Clos: maintenance over, account settled.</summary>
    Closed = 10,
}

/// <summary>Whether the clock runs.</summary>
public enum Status
{
    /// <summary>It runs.</summary>
    Active = 1,

    /// <summary>The company owes something; the clock stands.</summary>
    WaitingForCompany = 2,

    /// <summary>Put aside; the clock stands.</summary>
    OnHold = 3,
}

/// <summary>How a case ended.</summary>
public enum Outcome
{
    /// <summary>It has not.</summary>
    None = 0,

    /// <summary>Closed after the maintenance period.</summary>
    Completed = 1,

    /// <summary>Refused.</summary>
    Rejected = 2,

    /// <summary>Not a relocation.</summary>
    OutOfScope = 3,

    /// <summary>Given up by the company.</summary>
    Withdrawn = 4,

    /// <summary>Gone to another place.</summary>
    Lost = 5,

    /// <summary>A duplicate: another case survives.</summary>
    Merged = 6,

    /// <summary>Not signed or not started in time.</summary>
    Lapsed = 7,

    /// <summary>The company is insolvent.</summary>
    Insolvent = 8,
}

/// <summary>Where a detection came from.</summary>
public enum DetectionSource
{
    /// <summary>The agency's own prospecting.</summary>
    Agence = 1,

    /// <summary>A partner of the G6.</summary>
    Partner,

    /// <summary>The Club relocalisation.</summary>
    Club,

    /// <summary>A foreign investor's enquiry.</summary>
    ForeignInvestment,

    /// <summary>The plan's web form.</summary>
    Web,
}

/// <summary>What kind of relocation a project is.</summary>
public enum ProjectKind
{
    /// <summary>Production comes back from abroad.</summary>
    ReturnFromAbroad = 1,

    /// <summary>New production replaces imports.</summary>
    NewProduction,

    /// <summary>An existing site grows.</summary>
    Extension,

    /// <summary>Production stays that would have left.</summary>
    Retention,

    /// <summary>A foreign company invests.</summary>
    InwardInvestment,
}

/// <summary>What a company needs from the partners.</summary>
public enum Need
{
    /// <summary>Money.</summary>
    Financing = 1,

    /// <summary>Land or a building.</summary>
    Land,

    /// <summary>People to hire.</summary>
    Hiring,

    /// <summary>People to train.</summary>
    Training,

    /// <summary>Suppliers nearby.</summary>
    LocalPurchasing,

    /// <summary>Markets abroad.</summary>
    Export,

    /// <summary>Help with running the company.</summary>
    Management,
}

/// <summary>Size of a company, its group included (EU definition).</summary>
public enum CompanySize
{
    /// <summary>Not known yet: only an import leaves it so, and no aid is allowed before it is corrected.</summary>
    Unknown = 0,

    /// <summary>Under 50 people.</summary>
    Small = 1,

    /// <summary>50 to 249 people.</summary>
    Medium,

    /// <summary>250 people or more.</summary>
    Large,
}

/// <summary>What a partner thinks of a case.</summary>
public enum View
{
    /// <summary>In favour.</summary>
    Favourable = 1,

    /// <summary>In favour, with reservations.</summary>
    WithReservations,

    /// <summary>Against.</summary>
    Unfavourable,
}
