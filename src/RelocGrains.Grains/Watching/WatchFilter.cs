using RelocGrains.Domain;
using RelocGrains.Grains.Board;

namespace RelocGrains.Grains.Watching;

/// <summary>What a watch is filtered by; null means all.</summary>
/// <param name="Partner">As in <see cref="ProjectFilter"/>.</param>
public sealed record WatchFilter(DepartmentCode? Department, PartnerId? Partner, PersonId? Owner, ProjectId? Project)
{
    /// <summary>True when the case fits before the act or after it: who watches is told of a case that leaves, too.</summary>
    internal bool Fits(Act act) =>
        !act.Facts.IsEmpty && (Fits(act.Facts[^1].After) || (act.Facts[0].Before is { } before && Fits(before)));

    private bool Fits(ProjectSummary line) =>
        (Department is null || line.Department == Department)
        && (Partner is not { } partner || line.Partners.Contains(partner))
        && (Owner is null || line.Owner?.Person == Owner)
        && (Project is null || line.Id == Project);
}
