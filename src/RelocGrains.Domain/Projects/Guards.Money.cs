using RelocGrains.Domain.Reference;

namespace RelocGrains.Domain.Projects;

/// <summary>The conditions from the decision on: money, agreement, works, jobs, closing.</summary>
public static partial class Guards
{
    private static IEnumerable<UnmetGuard> Decided(Entry entry)
    {
        var after = entry.After;
        var by = after.DecidedBy ?? entry.Context.By.Person;
        if (after.CommitteeOpinion is null)
        {
            yield return new(Guard.CommitteeOpinionRecorded, Stage.Decided, MissingKind.Field, "committee_opinion", Role.Secretary, Region);
        }
        if (after.CommitteeOpinion is not { ConflictsDeclared: true })
        {
            yield return new(Guard.ConflictsDeclared, Stage.Decided, MissingKind.Field, "committee_opinion.conflicts_declared", Role.Secretary, Region);
        }
        if (after.CommitteeOpinion is { } opinion && opinion.Conflicts.Contains(by))
        {
            yield return new(Guard.NoConflictOfInterest, Stage.Decided, MissingKind.Person, $"not:{by}", Role.Authority, Region);
        }
        if (by == after.ExaminedBy)
        {
            yield return new(Guard.DecidedByAnotherThanExaminer, Stage.Decided, MissingKind.Person, $"not:{by}", Role.Authority, Region);
        }
        foreach (var unmet in Grants(entry)) yield return unmet;
    }

    private static IEnumerable<UnmetGuard> Grants(Entry entry)
    {
        var decision = entry.After.Decision;
        if (decision is null)
        {
            yield return new(Guard.DeliberationRecorded, Stage.Decided, MissingKind.Field, "decision", Role.Authority, Region);
        }
        var lines = entry.After.FinancingPlan?.FundingLines ?? default;
        foreach (var line in lines.Where(l => (decision?.Grants ?? default).Where(g => g.Line == l.Id).Total(g => g.Amount) > l.Amount))
        {
            yield return new(Guard.GrantsWithinPlan, Stage.Decided, MissingKind.Money, $"{line.Id}<={line.Amount.Cents}", Role.Authority, Region);
        }
        if (!AidRules.Check(entry.After, entry.Context.EffectiveOn, entry.Neighbours.Undertaking).Green)
        {
            yield return new(Guard.AidCheckGreen, Stage.Decided, MissingKind.Money, "aid_check", Role.Operator, Region);
        }
        foreach (var reservation in decision?.Reservations ?? Reservations.Planned(entry.After, entry.Context.EffectiveOn))
        {
            var available = entry.Neighbours.Envelope(reservation.Envelope).Available;
            if (available < reservation.Amount)
            {
                yield return new(Guard.EnvelopeAvailable, Stage.Decided, MissingKind.Money, $"{reservation.Envelope}:{(reservation.Amount - available).Cents}", Role.Authority, Region);
            }
        }
    }

    private static IEnumerable<UnmetGuard> Contracted(Entry entry)
    {
        var after = entry.After;
        if (after.Agreement is not { } agreement)
        {
            yield return new(Guard.AgreementSigned, Stage.Contracted, MissingKind.Document, "agreement", Role.Legal, Region);
            yield break;
        }
        if (after.Decision is { } decision && agreement.SignedOn >= decision.LapseOn)
        {
            yield return new(Guard.SignedBeforeLapse, Stage.Contracted, MissingKind.Date, $"signed_on<{decision.LapseOn:uuuu-MM-dd}", Role.Legal, Region);
        }
        var years = YearsToKeep(after, agreement);
        if (agreement.MaintenanceYears < years)
        {
            yield return new(Guard.MaintenancePeriodSet, Stage.Contracted, MissingKind.Field, $"maintenance_years>={years}", Role.Legal, Region);
        }
        var granted = after.Decision?.Total ?? Money.Zero;
        if (agreement.Instalments.Total(i => i.Amount) != granted)
        {
            yield return new(Guard.InstalmentsAddUp, Stage.Contracted, MissingKind.Money, $"instalments={granted.Cents}", Role.Legal, Region);
        }
    }

    private static int YearsToKeep(ProjectState state, Agreement agreement)
    {
        var rule = Entry.Plan.MaintenanceYears.On(agreement.SignedOn, r => r.From);
        return state.Company!.IsSme ? rule.SmeYears : rule.LargeYears;
    }

    private static IEnumerable<UnmetGuard> Executing(Entry entry)
    {
        var after = entry.After;
        if (after.WorksStartedOn is not { } started)
        {
            yield return new(Guard.WorksStarted, Stage.Executing, MissingKind.Date, "works_started_on", Role.Operator, Agence);
        }
        else if (after.Agreement is { } agreement && started < agreement.EligibleFrom)
        {
            yield return new(Guard.WorksAfterEligibleDay, Stage.Executing, MissingKind.Date, $"effective_on>={agreement.EligibleFrom:uuuu-MM-dd}", Role.Operator, Agence);
        }
    }

    private static IEnumerable<UnmetGuard> JobsCreated(Entry entry)
    {
        var after = entry.After;
        if (after.SiteOpenedOn is null)
        {
            yield return new(Guard.SiteOpened, Stage.JobsCreated, MissingKind.Date, "site_opened_on", Role.Operator, Agence);
        }
        if (after.JobStatements.IsEmpty)
        {
            yield return new(Guard.JobsStated, Stage.JobsCreated, MissingKind.Document, "job_statement", Role.Operator, Agence);
        }
        if (after.JobsVerified is null)
        {
            yield return new(Guard.JobsVerified, Stage.JobsCreated, MissingKind.Field, "verification", Role.Verifier, Region);
        }
        foreach (var unmet in Independence(entry)) yield return unmet;
    }

    /// <summary>The verifier is neither the owner of the case nor somebody who approved its payments.</summary>
    internal static IEnumerable<UnmetGuard> Independence(Entry entry)
    {
        var by = entry.Context.By.Person;
        if (entry.Before.Owner?.Person == by || entry.Before.Payments.Any(p => p.Approvers.Contains(by)))
        {
            yield return new(Guard.VerifierIndependent, Stage.JobsCreated, MissingKind.Person, $"not:{by}", Role.Verifier, Region);
        }
    }

    private static IEnumerable<UnmetGuard> Closed(Entry entry)
    {
        var after = entry.After;
        var over = Account.MaintenanceEndsOn(after);
        if (over is null || entry.Context.EffectiveOn < over)
        {
            yield return new(Guard.MaintenanceOver, Stage.Closed, MissingKind.Date, over is null ? "jobs_created" : $"effective_on>={over:uuuu-MM-dd}", Role.Operator, Region);
        }
        if (after.JobsMaintained is null)
        {
            yield return new(Guard.MaintenanceControlled, Stage.Closed, MissingKind.Document, "job_statement", Role.Verifier, Region);
        }
        if (Account.Unsettled(after) is var unsettled && unsettled != Money.Zero)
        {
            yield return new(Guard.BalanceSettled, Stage.Closed, MissingKind.Money, unsettled > Money.Zero ? $"to_pay={unsettled.Cents}" : $"to_recover={-unsettled.Cents}", Role.Payer, Region);
        }
    }
}
