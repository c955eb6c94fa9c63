using NodaTime;
using RelocGrains.Domain.Json;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Domain.Undertakings;

/// <summary>A fact about one undertaking: the companies of one group.</summary>
public abstract record UndertakingEvent
{
    private UndertakingEvent() { }

    /// <summary>A case of one of its companies was opened, or taken up again.</summary>
    /// <param name="Company">Identity of the company within the undertaking.</param>
    [EventName("undertaking.case_opened.v1")]
    public sealed record CaseOpened(ProjectId Project, string Company, DepartmentCode Department) : UndertakingEvent;

    /// <summary>A case ended.</summary>
    [EventName("undertaking.case_ended.v1")]
    public sealed record CaseEnded(ProjectId Project) : UndertakingEvent;

    /// <summary>De minimis aid was granted.</summary>
    [EventName("undertaking.de_minimis_granted.v1")]
    public sealed record DeMinimisGranted(ProjectId Project, Money Amount, LocalDate On) : UndertakingEvent;

    /// <summary>The grants of a case were taken back before any money moved.</summary>
    [EventName("undertaking.de_minimis_withdrawn.v1")]
    public sealed record DeMinimisWithdrawn(ProjectId Project) : UndertakingEvent;
}

/// <summary>What the cases of one undertaking share.</summary>
public sealed record UndertakingState(string Id, Items<LiveCase> LiveCases, Items<DeMinimisGrant> DeMinimis, long Version)
{
    /// <summary>An undertaking nobody has met.</summary>
    public static UndertakingState Empty(string id) => new(id, default, default, 0);

    /// <summary>The undertaking a company belongs to: its group's SIREN, its own, or the foreign parent.</summary>
    public static string IdOf(Company company) => company.GroupSiren?.Value ?? company.Identity;

    /// <summary>Another live case of the same company in the same department, or null.</summary>
    public LiveCase? DuplicateOf(ProjectId project, Company company, DepartmentCode department) =>
        LiveCases.FirstOrDefault(c => c.Project != project && c.Department == department && string.Equals(c.Company, company.Identity, StringComparison.Ordinal));

    /// <summary>The undertaking after one more event.</summary>
    public UndertakingState Evolve(UndertakingEvent e, long version) => e switch
    {
        UndertakingEvent.CaseOpened o => this with { LiveCases = LiveCases.Add(new LiveCase(o.Project, o.Company, o.Department)), Version = version },
        UndertakingEvent.CaseEnded o => this with { LiveCases = LiveCases.Where(c => c.Project != o.Project).ToItems(), Version = version },
        UndertakingEvent.DeMinimisGranted g => this with { DeMinimis = DeMinimis.Add(new DeMinimisGrant(g.Project, g.Amount, g.On)), Version = version },
        UndertakingEvent.DeMinimisWithdrawn w => this with { DeMinimis = DeMinimis.Where(g => g.Project != w.Project).ToItems(), Version = version },
        _ => throw new ArgumentOutOfRangeException(nameof(e)),
    };
}

/// <summary>A case that has not ended.</summary>
public sealed record LiveCase(ProjectId Project, string Company, DepartmentCode Department);

/// <summary>De minimis aid granted on a day.</summary>
public sealed record DeMinimisGrant(ProjectId Project, Money Amount, LocalDate On);
