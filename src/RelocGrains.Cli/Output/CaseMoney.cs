using RelocGrains.Cli.Labels;
using RelocGrains.V1;

namespace RelocGrains.Cli.Output;

/// <summary>The money of a case: planned, checked, granted, paid, asked back.</summary>
internal static class CaseMoney
{
    public static void Write(Screen screen, Project project)
    {
        WritePlan(screen, project);
        WriteLines(screen, project);
        WriteCheck(screen, project);
        WriteDecision(screen, project);
        WriteInstalments(screen, project);
        WriteRecovery(screen, project);
    }

    private static void WritePlan(Screen screen, Project project)
    {
        if (project.FinancingPlan is not { } plan) return;
        var lines = plan.FundingLines.Sum(line => line.AmountCents);
        new FactGrid()
            .Add(Say("Dépenses", "Uses"), string.Join(", ", plan.Uses.Select(use => $"{FactLabels.Of(use.Kind)} {Numbers.Euros(use.AmountCents)}")))
            .Add(Say("Total des dépenses", "Total of uses"), Numbers.Euros(plan.Uses.Sum(use => use.AmountCents)))
            .Add(Say("Apport propre", "Own contribution"), Numbers.Euros(plan.OwnContributionCents))
            .Add(Say("Emprunts", "Loans"), Numbers.Euros(plan.PrivateLoansCents))
            .Add(Say("Lignes de financement", "Funding lines"), Numbers.Euros(lines))
            .Add(Say("Total des ressources", "Total of resources"), Numbers.Euros(plan.OwnContributionCents + plan.PrivateLoansCents + lines))
            .Write(screen, Say("Plan de financement", "Financing plan"));
    }

    private static void WriteLines(Screen screen, Project project)
    {
        if (project.FinancingPlan is not { FundingLines.Count: > 0 } plan) return;
        var grants = project.Decision?.Grants ?? [];
        var granted = grants.ToDictionary(grant => grant.Line, grant => grant.AmountCents, StringComparer.Ordinal);
        var table = Tables.Of(SayEach(
            "Ligne | Dispositif | Financeur | >Assiette | >Demandé | >Accordé | Base légale",
            "Line | Scheme | Funder | >Eligible base | >Asked for | >Granted | Legal basis"));
        foreach (var line in plan.FundingLines)
        {
            table.AddTextRow(
                line.Id, line.Scheme, line.Funder, Numbers.Euros(line.EligibleBaseCents), Numbers.Euros(line.AmountCents),
                granted.TryGetValue(line.Id, out var cents) ? Numbers.Euros(cents) : "–", line.LegalBasis);
        }
        screen.Write(table);
    }

    private static void WriteCheck(Screen screen, Project project)
    {
        if (project.AidCheck is not { } check) return;
        screen.WriteHeading(check.Green
            ? Say("Contrôle des aides : conforme", "Aid check: green")
            : Say("Contrôle des aides : non conforme", "Aid check: not green"));
        var table = Tables.Of(SayEach(" | Règle | Version | Calcul", " | Rule | Version | Arithmetic"));
        foreach (var finding in check.Findings)
        {
            table.AddTextRow(finding.Kept ? "✓" : "✗", finding.Rule, finding.Version, finding.Arithmetic);
        }
        screen.Write(table);
    }

    private static void WriteDecision(Screen screen, Project project)
    {
        var decision = project.Decision;
        var agreement = project.Agreement;
        new FactGrid()
            .Add(Say("Délibération", "Deliberation"), decision is null ? null : $"{decision.DeliberationNumber} {Say("du", "of")} {Days.Of(decision.DeliberationOn)}")
            .Add(Say("Décidé par", "Decided by"), project.DecidedBy)
            .Add(Say("Accordé", "Granted"), decision is null ? null : Numbers.Euros(decision.TotalCents))
            .Add(Say("Réservé", "Reserved"), decision is null ? null : string.Join(", ", decision.Reservations.Select(Reserved)))
            .Add(Say("À signer avant le", "To sign before"), Days.Of(decision?.LapseOn))
            .Add("Conditions", decision is null ? null : string.Join(Semicolon, decision.Conditions))
            .Add(Say("Convention signée le", "Agreement signed on"), Days.Of(agreement?.SignedOn))
            .Add(Say("Éligible depuis le", "Eligible from"), Days.Of(agreement?.EligibleFrom))
            .Add(Say("Maintien", "Maintenance"), agreement is null ? null : Numbers.Count(agreement.MaintenanceYears, Say("an", "year")))
            .Write(screen, Say("Décision et convention", "Decision and agreement"));
    }

    private static string Reserved(Reservation reservation) =>
        $"{Numbers.Euros(reservation.AmountCents)} {Say("sur", "on")} {reservation.Scheme} {reservation.Year}";

    private static void WriteInstalments(Screen screen, Project project)
    {
        if (project.Agreement is not { Instalments.Count: > 0 } agreement) return;
        var table = Tables.Of(SayEach(
            "Tranche | >Montant | Déclencheur | Versement | État",
            "Instalment | >Amount | Trigger | Payment | State"));
        foreach (var instalment in agreement.Instalments)
        {
            var payment = project.Payments.LastOrDefault(known => known.Instalment == instalment.Id);
            table.AddTextRow(
                instalment.Id, Numbers.Euros(instalment.AmountCents), FactLabels.Of(instalment.Trigger),
                payment?.Id ?? "–", State(payment));
        }
        screen.WriteHeading(Say("Versements", "Payments") + Colon + Numbers.Euros(project.PaidCents) + Say(" versés", " paid"));
        screen.Write(table);
    }

    private static string State(Payment? payment) => payment switch
    {
        null => "–",
        { Paid: true } => Paid(string.Join(Say(" et ", " and "), payment.Approvers)),
        { Approvers.Count: 0 } => Say(
            $"demandé par {payment.RequestedBy}, deux approbations attendues",
            $"requested by {payment.RequestedBy}, two approvals awaited"),
        _ => HalfApproved(payment.RequestedBy, string.Join(", ", payment.Approvers)),
    };

    private static string Paid(string approvers) => Say($"versé ; approuvé par {approvers}", $"paid; approved by {approvers}");

    private static string HalfApproved(string person, string approver) => Say(
        $"demandé par {person}, approuvé par {approver}, une deuxième approbation attendue",
        $"requested by {person}, approved by {approver}, a second approval awaited");

    private static void WriteRecovery(Screen screen, Project project)
    {
        if (project.Recovery is not { } recovery) return;
        new FactGrid()
            .Add(Say("À recouvrer", "To recover"), Numbers.Euros(recovery.AmountCents))
            .Add(Say("Recouvré", "Recovered"), Numbers.Euros(recovery.RecoveredCents))
            .Add(Say("Reste dû", "Outstanding"), Numbers.Euros(recovery.OutstandingCents))
            .Add(Say("Calcul", "Arithmetic"), recovery.Arithmetic)
            .Write(screen, Say("Titre de recettes", "Recovery order"));
    }
}
