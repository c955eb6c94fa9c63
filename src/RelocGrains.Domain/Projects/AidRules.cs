using NodaTime;
using RelocGrains.Domain.Reference;
using RelocGrains.Domain.Undertakings;

namespace RelocGrains.Domain.Projects;

/// <summary>Checks planned aid against the dated tables; each finding names the rule, its version and the arithmetic.</summary>
public static class AidRules
{
    /// <summary>The findings for a case on a day. A case without a plan asks for nothing and keeps every rule.</summary>
    public static AidCheck Check(ProjectState state, LocalDate on, UndertakingState? undertaking) =>
        state.FinancingPlan is { } plan
            ? new AidCheck([Intensity(state.Company!, plan, on), .. EligibleBases(plan), DeMinimis(state.Id, plan, on, undertaking)])
            : new AidCheck(default);

    // Without the size there is no ceiling: no rule's percentage is taken for it, and no aid is allowed.
    private static AidFinding Intensity(Company company, FinancingPlan plan, LocalDate on)
    {
        var rule = PlanReference.Current.Intensity.On(on, r => r.From);
        if (company.Size is CompanySize.Unknown) return new AidFinding("company_size", rule.Version, false, "the ceiling follows from the company's size");
        var percent = company.Size switch
        {
            CompanySize.Small => rule.SmallPercent,
            CompanySize.Medium => rule.MediumPercent,
            CompanySize.Large => rule.LargePercent,
            _ => throw new ArgumentOutOfRangeException(nameof(company)),
        };
        var eligible = plan.Uses.Where(u => u.Kind is not UseKind.WorkingCapital).Total(u => u.Amount);
        var ceiling = eligible.Percent(percent);
        return new AidFinding("intensity", rule.Version, plan.PublicRequested <= ceiling, $"{plan.PublicRequested} <= {percent} % x {eligible} = {ceiling}");
    }

    private static IEnumerable<AidFinding> EligibleBases(FinancingPlan plan) => plan.FundingLines
        .Where(line => line.IsPublic)
        .Select(line => new AidFinding($"eligible_base:{line.Id}", line.LegalBasis, line.Amount <= line.EligibleBase, $"{line.Amount} <= {line.EligibleBase}"));

    // Any window counts: a decision dated back also falls into those that end on later grants. The first that is broken is the answer.
    private static AidFinding DeMinimis(ProjectId id, FinancingPlan plan, LocalDate on, UndertakingState? undertaking)
    {
        var grants = (undertaking?.DeMinimis ?? default).Where(g => g.Project != id).ToItems();
        var findings = grants.Select(g => g.On).Where(day => day > on && WindowUntil(day).From <= on).Prepend(on)
            .Select(day => DeMinimisUntil(day, plan, grants)).ToItems();
        return findings.FirstOrDefault(f => !f.Kept) ?? findings[0];
    }

    private static (DeMinimisRule Rule, LocalDate From) WindowUntil(LocalDate day)
    {
        var rule = PlanReference.Current.DeMinimis.On(day, r => r.From);
        return (rule, rule.Window is DeMinimisWindow.RollingThreeYears ? day.PlusYears(-3).PlusDays(1) : new LocalDate(day.Year - 2, 1, 1));
    }

    private static AidFinding DeMinimisUntil(LocalDate day, FinancingPlan plan, Items<DeMinimisGrant> grants)
    {
        var (rule, from) = WindowUntil(day);
        var before = grants.Where(g => g.On >= from && g.On <= day).Total(g => g.Amount);
        var asked = plan.FundingLines.Where(l => PlanReference.Current.SchemeOf(l.Scheme).DeMinimis).Total(l => l.Amount);
        var ceiling = Money.Euros(rule.CeilingEuros);
        return new AidFinding("de_minimis", rule.Version, before + asked <= ceiling, $"{before} since {from:uuuu-MM-dd} + {asked} <= {ceiling}");
    }
}
