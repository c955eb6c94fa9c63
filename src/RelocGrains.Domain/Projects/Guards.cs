using RelocGrains.Domain.Reference;

namespace RelocGrains.Domain.Projects;

/// <summary>What is looked at when a case wants to enter a stage.</summary>
/// <param name="Before">The case as it stands.</param>
/// <param name="After">The case with the facts of the transition; the same as before in an explanation.</param>
public sealed record Entry(ProjectState Before, ProjectState After, DecisionContext Context, Neighbours Neighbours)
{
    /// <summary>The plan's dated tables.</summary>
    public static PlanReference Plan => PlanReference.Current;
}

/// <summary>
/// The conditions of each stage. Checked on the case as it would be after the transition, so that an explanation, which has no
/// transition in hand, names the facts the transition itself must bring.
/// </summary>
public static partial class Guards
{
    private static readonly PartnerId Agence = new("agence");
    private static readonly PartnerId Region = new("region");

    private static readonly HashSet<Guard> Overridable =
    [
        Guard.ReferralAccepted, Guard.ReferralsAnswered, Guard.OwnContribution, Guard.SiteKnown, Guard.ChecklistComplete,
        Guard.OpinionsGiven, Guard.SignedBeforeLapse,
    ];

    /// <summary>
    /// True for guards of procedure. Those of identity, of two persons, of money on the envelope and of proof may never be passed over.
    /// </summary>
    public static bool MayOverride(Guard guard) => Overridable.Contains(guard);

    /// <summary>Every unmet guard of one stage, those approved to be passed over left out.</summary>
    public static Items<UnmetGuard> ToEnter(Stage target, Entry entry) =>
        OfEvery(target, entry).Concat(Of(target, entry))
            .Where(unmet => !entry.Before.Overrides.Any(o => o.Guard == unmet.Guard && o.ApprovedBy is not null))
            .ToItems();

    /// <summary>What is missing of a site that is recorded for the first time, in parts. No override stands for it.</summary>
    public static Items<UnmetGuard> SiteParts(SiteChange said)
    {
        string?[] missing = [said.State is null ? "site.state" : null, said.Commune is null ? "site.commune" : null];
        return missing.OfType<string>().Select(part => new UnmetGuard(Guard.SiteKnown, Stage.Structured, MissingKind.Field, part, Role.Operator, Agence)).ToItems();
    }

    private static IEnumerable<UnmetGuard> Of(Stage target, Entry entry) => target switch
    {
        Stage.Detected => Detected(entry),
        Stage.Qualified => Qualified(entry),
        Stage.Oriented => Oriented(entry),
        Stage.Structured => Structured(entry),
        Stage.Examined => Examined(entry),
        Stage.Decided => Decided(entry),
        Stage.Contracted => Contracted(entry),
        Stage.Executing => Executing(entry),
        Stage.JobsCreated => JobsCreated(entry),
        Stage.Closed => Closed(entry),
        _ => throw new ArgumentOutOfRangeException(nameof(target)),
    };

    private static IEnumerable<UnmetGuard> OfEvery(Stage target, Entry entry)
    {
        if (entry.Before.Status is not Status.Active)
        {
            yield return new(Guard.CaseActive, target, MissingKind.Field, "status", Role.Operator, Agence);
        }
        if (entry.Before.StageSince is { } since && entry.Context.EffectiveOn < since)
        {
            yield return new(Guard.EffectiveInOrder, target, MissingKind.Date, $"effective_on>={since:uuuu-MM-dd}", Role.Operator, null);
        }
    }

    private static IEnumerable<UnmetGuard> Detected(Entry entry)
    {
        var after = entry.After;
        if (entry.Neighbours.Undertaking?.DuplicateOf(after.Id, after.Company!, after.Department) is { } duplicate && after.LinkedTo != duplicate.Project)
        {
            yield return new(Guard.NotADuplicate, Stage.Detected, MissingKind.Field, $"linked_to=projects/{duplicate.Project}", Role.Operator, Agence);
        }
    }

    private static IEnumerable<UnmetGuard> Qualified(Entry entry)
    {
        var after = entry.After;
        if (after.Qualification is null)
        {
            yield return new(Guard.AssessmentRecorded, Stage.Qualified, MissingKind.Field, "qualification", Role.Operator, Agence);
        }
        if ((after.AssessedBy ?? entry.Context.By.Person) == after.CreatedBy?.Person)
        {
            yield return new(Guard.AssessedBySecondPerson, Stage.Qualified, MissingKind.Person, $"not:{after.CreatedBy?.Person}", Role.Operator, Agence);
        }
        if (after.Qualification is { MoveInsideRegion: true })
        {
            yield return new(Guard.NotAMoveInsideTheRegion, Stage.Qualified, MissingKind.Field, "move_inside_region", Role.Operator, Agence);
        }
        if (after.Qualification is { LeasingOnly: true })
        {
            yield return new(Guard.NotLeasingOnly, Stage.Qualified, MissingKind.Field, "leasing_only", Role.Operator, Agence);
        }
    }

    private static IEnumerable<UnmetGuard> Oriented(Entry entry)
    {
        if (entry.After.Needs.IsEmpty)
        {
            yield return new(Guard.NeedsStated, Stage.Oriented, MissingKind.Field, "needs", Role.Operator, Agence);
        }
        if (entry.After.Referrals.IsEmpty)
        {
            yield return new(Guard.ReferralSent, Stage.Oriented, MissingKind.Field, "referrals", Role.Operator, Agence);
        }
    }

    private static IEnumerable<UnmetGuard> Structured(Entry entry)
    {
        var after = entry.After;
        if (!after.Referrals.Any(r => r.Answer is ReferralAnswer.Accepted))
        {
            yield return new(Guard.ReferralAccepted, Stage.Structured, MissingKind.Partner, "referrals", Role.Partner, null);
        }
        foreach (var referral in after.Referrals.Where(r => r.Answer is ReferralAnswer.Pending))
        {
            yield return new(Guard.ReferralsAnswered, Stage.Structured, MissingKind.Partner, $"{referral.Id}:{referral.To}", Role.Partner, referral.To);
        }
        foreach (var unmet in Plans(entry)) yield return unmet;
        if (after.Site is null)
        {
            yield return new(Guard.SiteKnown, Stage.Structured, MissingKind.Field, "site", Role.Operator, Agence);
        }
        if (!after.WorksNotStarted)
        {
            yield return new(Guard.WorksNotStarted, Stage.Structured, MissingKind.Field, "works_not_started", Role.Operator, Agence);
        }
    }

    private static IEnumerable<UnmetGuard> Plans(Entry entry)
    {
        var plan = entry.After.FinancingPlan;
        if (plan is null || plan.Uses.IsEmpty)
        {
            var missing = plan is null ? "financing_plan" : "financing_plan.uses";
            yield return new(Guard.FinancingPlanSubmitted, Stage.Structured, MissingKind.Field, missing, Role.Operator, Agence);
        }
        else
        {
            if (plan.TotalUses != plan.TotalResources)
            {
                yield return new(Guard.FinancingPlanBalances, Stage.Structured, MissingKind.Money, $"resources-uses={(plan.TotalResources - plan.TotalUses).Cents}", Role.Operator, Agence);
            }
            var threshold = plan.TotalUses.Percent(Entry.Plan.OwnContributionPercent.On(entry.Context.EffectiveOn));
            if (plan.OwnContribution < threshold)
            {
                yield return new(Guard.OwnContribution, Stage.Structured, MissingKind.Money, $"own_contribution_cents>={threshold.Cents}", Role.Operator, Agence);
            }
        }
        if (entry.After.JobPlan.IsEmpty)
        {
            yield return new(Guard.JobPlanSet, Stage.Structured, MissingKind.Field, "job_plan", Role.Operator, Agence);
        }
    }

    private static IEnumerable<UnmetGuard> Examined(Entry entry)
    {
        var after = entry.After;
        foreach (var document in Entry.Plan.Checklist.Where(d => !after.Documents.Any(f => f.Document == new DocumentCode(d.Code))))
        {
            yield return new(Guard.ChecklistComplete, Stage.Examined, MissingKind.Document, document.Code, Role.Operator, Region);
        }
        foreach (var partner in Entry.Plan.MandatoryOpinions.Select(id => new PartnerId(id)))
        {
            var opinion = after.Opinions.LastOrDefault(o => o.From == partner);
            var lapsed = opinion is not null && opinion.View is null && opinion.DueOn < entry.Context.EffectiveOn;
            if (opinion?.View is null && !lapsed)
            {
                yield return new(Guard.OpinionsGiven, Stage.Examined, MissingKind.Partner, partner.Value, opinion is null ? Role.Operator : Role.Partner, opinion is null ? Region : partner);
            }
        }
        if (after.AidCheck is not { Green: true })
        {
            yield return new(Guard.AidCheckGreen, Stage.Examined, MissingKind.Field, "aid_check", Role.Operator, Region);
        }
    }
}
