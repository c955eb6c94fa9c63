using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Mapping;

/// <summary>The money of a case: asked for, checked, decided, paid, asked back.</summary>
internal static class MoneyMapping
{
    /// <summary>Adds financing plan, aid check, decision, agreement, payments and recovery.</summary>
    public static void AddMoney(this V1.Project project, ProjectState state, Texts texts)
    {
        project.FinancingPlan = state.FinancingPlan?.ToWire();
        project.AidCheck = state.AidCheck?.ToWire();
        project.Decision = state.Decision?.ToWire(texts);
        project.DecidedBy = state.DecidedBy?.Value ?? "";
        project.Agreement = state.Agreement?.ToWire();
        project.Payments.AddRange(state.Payments.Select(ToWire));
        project.PaidCents = state.Paid.Cents;
        project.Recovery = state.Recovery?.ToWire();
    }

    private static V1.FinancingPlan ToWire(this FinancingPlan plan) => new()
    {
        Uses = { plan.Uses.Select(ToWire) },
        OwnContributionCents = plan.OwnContribution.Cents,
        PrivateLoansCents = plan.PrivateLoans.Cents,
        FundingLines = { plan.FundingLines.Select(ToWire) },
    };

    private static V1.Use ToWire(Use use) => new() { Kind = Vocabulary<V1.UseKind, UseKind>.Write(use.Kind), AmountCents = use.Amount.Cents };

    private static V1.FundingLine ToWire(FundingLine line) => new()
    {
        Id = line.Id.Value,
        Scheme = line.Scheme.Value,
        Funder = line.Funder,
        EligibleBaseCents = line.EligibleBase.Cents,
        AmountCents = line.Amount.Cents,
        LegalBasis = line.LegalBasis,
    };

    private static V1.AidCheck ToWire(this AidCheck check) => new()
    {
        Green = check.Green,
        Findings = { check.Findings.Select(ToWire) },
    };

    private static V1.AidFinding ToWire(AidFinding finding) =>
        new() { Rule = finding.Rule, Version = finding.Version, Kept = finding.Kept, Arithmetic = finding.Arithmetic };

    private static V1.AidDecision ToWire(this DecisionOnAid decision, Texts texts) => new()
    {
        DeliberationNumber = decision.DeliberationNumber,
        DeliberationOn = decision.DeliberationOn.ToWire(),
        LapseOn = decision.LapseOn.ToWire(),
        Grants = { decision.Grants.Select(grant => new V1.Grant { Line = grant.Line.Value, AmountCents = grant.Amount.Cents }) },
        TotalCents = decision.Total.Cents,
        Conditions = { decision.Conditions.Select(texts.Typed) },
        Reservations = { decision.Reservations.Select(ToWire) },
    };

    private static V1.Reservation ToWire(Reservation reservation) => new()
    {
        Year = reservation.Envelope.Year,
        Scheme = reservation.Envelope.Scheme,
        AmountCents = reservation.Amount.Cents,
    };

    private static V1.Agreement ToWire(this Agreement agreement) => new()
    {
        SignedOn = agreement.SignedOn.ToWire(),
        EligibleFrom = agreement.EligibleFrom.ToWire(),
        BaselineHeadcount = agreement.BaselineHeadcount,
        CommittedJobs = agreement.CommittedJobs,
        JobsDueOn = agreement.JobsDueOn.ToWire(),
        MaintenanceYears = agreement.MaintenanceYears,
        Instalments = { agreement.Instalments.Select(ToWire) },
    };

    private static V1.Instalment ToWire(Instalment instalment) => new()
    {
        Id = instalment.Id.Value,
        AmountCents = instalment.Amount.Cents,
        Trigger = Vocabulary<V1.InstalmentTrigger, InstalmentTrigger>.Write(instalment.Trigger),
    };

    private static V1.Payment ToWire(Payment payment) => new()
    {
        Id = payment.Id.Value,
        Instalment = payment.Instalment.Value,
        AmountCents = payment.Amount.Cents,
        Evidence = payment.Evidence.Value,
        RequestedBy = payment.RequestedBy.Value,
        Approvers = { payment.Approvers.Select(person => person.Value) },
        Paid = payment.Paid,
    };

    private static V1.RecoveryOrder ToWire(this RecoveryOrder order) => new()
    {
        AmountCents = order.Amount.Cents,
        RecoveredCents = order.Recovered.Cents,
        OutstandingCents = order.Outstanding.Cents,
        Arithmetic = order.Arithmetic,
    };
}
