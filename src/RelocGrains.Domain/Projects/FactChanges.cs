namespace RelocGrains.Domain.Projects;

/// <summary>
/// What is said anew of a financing plan. A part that is null stays as it is in the case at the moment of the decision, so that two persons
/// who change different parts both have their way.
/// </summary>
public sealed record FinancingPlanChange(Items<Use>? Uses, Money? OwnContribution, Money? PrivateLoans, Items<FundingLine>? FundingLines)
{
    /// <summary>A whole plan says every part.</summary>
    public static implicit operator FinancingPlanChange(FinancingPlan plan) =>
        new(plan.Uses, plan.OwnContribution, plan.PrivateLoans, plan.FundingLines);

    /// <summary>The plan with what is said anew. Of a first plan the parts not said are empty: guards ask for them later.</summary>
    public FinancingPlan On(FinancingPlan? before) => new(
        Uses ?? before?.Uses ?? default,
        OwnContribution ?? before?.OwnContribution ?? Money.Zero,
        PrivateLoans ?? before?.PrivateLoans ?? Money.Zero,
        FundingLines ?? before?.FundingLines ?? default);
}

/// <summary>What is said anew of a site. A part that is null stays as it is in the case at the moment of the decision.</summary>
public sealed record SiteChange(SiteState? State, string? Commune, SiteArea? Area)
{
    /// <summary>A whole site says every part.</summary>
    public static implicit operator SiteChange(Site site) => new(site.State, site.Commune, new SiteArea(site.AreaSquareMetres));

    /// <summary>The site with what is said anew; null as long as nobody has said where it is and whether it is found.</summary>
    public Site? On(Site? before) => (State ?? before?.State) is { } state && (Commune ?? before?.Commune) is { } commune
        ? new Site(state, commune, Area is null ? before?.AreaSquareMetres : Area.SquareMetres)
        : null;
}

/// <summary>The area of a site, or that it is not known.</summary>
public sealed record SiteArea(int? SquareMetres);
