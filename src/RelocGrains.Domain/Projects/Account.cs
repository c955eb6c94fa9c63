using NodaTime;

namespace RelocGrains.Domain.Projects;

/// <summary>What is due to a company, by the agreement's formula: the grant in proportion to the jobs proven.</summary>
public static class Account
{
    /// <summary>The day on which the jobs no longer have to be kept; null before they are verified.</summary>
    public static LocalDate? MaintenanceEndsOn(ProjectState state)
    {
        var created = state.Stages.FirstOrDefault(s => s.Stage is Stage.JobsCreated);
        return created is null || state.Agreement is null ? null : created.On.PlusYears(state.Agreement.MaintenanceYears);
    }

    /// <summary>Committed jobs less those proven last; null before any proof. Negative when more were created.</summary>
    public static int? Shortfall(ProjectState state) =>
        state.Agreement is { } agreement && (state.JobsMaintained ?? state.JobsVerified) is { } proven ? agreement.CommittedJobs - proven : null;

    /// <summary>The grant, less the share of it that the shortfall costs; nothing for a case that ended without being completed.</summary>
    public static Money Due(ProjectState state)
    {
        if (state.Outcome is not (Outcome.None or Outcome.Completed)) return Money.Zero;
        var granted = state.Decision?.Total ?? Money.Zero;
        return Shortfall(state) is { } shortfall and > 0
            ? granted.Times(state.Agreement!.CommittedJobs - shortfall, state.Agreement.CommittedJobs)
            : granted;
    }

    /// <summary>What is still to be paid (above zero) or to come back (below).</summary>
    public static Money Unsettled(ProjectState state) => Due(state) - (state.Paid - (state.Recovery?.Recovered ?? Money.Zero));

    /// <summary>Paid beyond what is due.</summary>
    public static Money Undue(ProjectState state) => state.Paid > Due(state) ? state.Paid - Due(state) : Money.Zero;

    /// <summary>What may still be asked for, payments under way counted as made.</summary>
    public static Money Payable(ProjectState state)
    {
        var left = Due(state) - state.Payments.Total(p => p.Amount);
        return left > Money.Zero ? left : Money.Zero;
    }
}
