using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Figures;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Grains.Board;

/// <summary>What lists are filtered by; null means all.</summary>
/// <param name="Text">Words of the company's name, commune or reference, without regard to case and accents.</param>
/// <param name="Partner">Cases with a referral to, an opinion of, or a number of this partner, or owned by one of its people.</param>
/// <param name="PartnerNumber">A partner's own number of the case, exactly.</param>
public sealed record ProjectFilter(
    DepartmentCode? Department,
    Stage? Stage,
    Status? Status,
    Outcome? Outcome,
    bool? Live,
    PersonId? Owner,
    PartnerId? Partner,
    string? PartnerNumber,
    string? Text);

/// <summary>One line of a list.</summary>
/// <param name="Partners">Those whom <see cref="ProjectFilter.Partner"/> finds it by.</param>
/// <param name="WaitingFor">Whom or what the case waits for, as in <see cref="Waiting"/>.</param>
public sealed record ProjectSummary(
    ProjectId Id,
    long Version,
    Stage Stage,
    Status Status,
    Outcome Outcome,
    Company Company,
    DepartmentCode Department,
    string Commune,
    int AnnouncedJobs,
    Money AnnouncedInvestment,
    Owner? Owner,
    Items<PartnerNumber> PartnerNumbers,
    Items<PartnerId> Partners,
    Items<Waiting> WaitingFor,
    LocalDate StageSince,
    Instant CreatedAt,
    Instant UpdatedAt);

/// <summary>A page of a list, ordered by reference. Pages are stable: what is written meanwhile never moves a row to another page.</summary>
/// <param name="Next">The last reference of this page when there is more, else null.</param>
public sealed record ProjectPage(Items<ProjectSummary> Projects, ProjectId? Next, long Total, long Position);

/// <summary>One entry of a figure's ledger, with the event it comes from.</summary>
public sealed record RecordedEntry(long Position, int Ordinal, ProjectId Project, LedgerEntry Entry, Instant RecordedAt);

/// <summary>Which entries of the ledger.</summary>
public sealed record LedgerFilter(LocalDate AsOf, LocalDate KnownAt, DepartmentCode? Department, Measure? Measure, ProjectId? Project);

/// <summary>A page of ledger entries, by position.</summary>
/// <param name="Next">Position and ordinal of the last entry when there is more, else null.</param>
public sealed record LedgerPage(Items<RecordedEntry> Entries, (long Position, int Ordinal)? Next, long Position);

/// <summary>Searching cases and adding up figures: the stored follower of the log.</summary>
public interface IProjectBoard
{
    /// <summary>Cases that fit, from the one after <paramref name="after"/> on.</summary>
    Task<ProjectPage> List(ProjectFilter filter, ProjectId? after, int max, Freshness freshness, CancellationToken ct);

    /// <summary>Figures as of a day, as known at a day.</summary>
    Task<Report> Report(LocalDate asOf, LocalDate knownAt, Freshness freshness, CancellationToken ct);

    /// <summary>The entries that a figure is made of.</summary>
    Task<LedgerPage> Ledger(LedgerFilter filter, (long Position, int Ordinal)? after, int max, Freshness freshness, CancellationToken ct);
}
