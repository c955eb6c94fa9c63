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
            .Add("Dépenses", string.Join(", ", plan.Uses.Select(use => $"{FactLabels.Of(use.Kind)} {Numbers.Euros(use.AmountCents)}")))
            .Add("Total des dépenses", Numbers.Euros(plan.Uses.Sum(use => use.AmountCents)))
            .Add("Apport propre", Numbers.Euros(plan.OwnContributionCents))
            .Add("Emprunts", Numbers.Euros(plan.PrivateLoansCents))
            .Add("Lignes de financement", Numbers.Euros(lines))
            .Add("Total des ressources", Numbers.Euros(plan.OwnContributionCents + plan.PrivateLoansCents + lines))
            .Write(screen, "Plan de financement");
    }

    private static void WriteLines(Screen screen, Project project)
    {
        if (project.FinancingPlan is not { FundingLines.Count: > 0 } plan) return;
        var grants = project.Decision?.Grants ?? [];
        var granted = grants.ToDictionary(grant => grant.Line, grant => grant.AmountCents, StringComparer.Ordinal);
        var table = Tables.Of("Ligne", "Dispositif", "Financeur", ">Assiette", ">Demandé", ">Accordé", "Base légale");
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
        screen.WriteHeading(check.Green ? "Contrôle des aides : conforme" : "Contrôle des aides : non conforme");
        var table = Tables.Of("", "Règle", "Version", "Calcul");
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
            .Add("Délibération", decision is null ? null : $"{decision.DeliberationNumber} du {Days.ToFrench(decision.DeliberationOn)}")
            .Add("Décidé par", project.DecidedBy)
            .Add("Accordé", decision is null ? null : Numbers.Euros(decision.TotalCents))
            .Add("Réservé", decision is null ? null : string.Join(", ", decision.Reservations.Select(Reserved)))
            .Add("À signer avant le", Days.ToFrench(decision?.LapseOn))
            .Add("Conditions", decision is null ? null : string.Join(" ; ", decision.Conditions))
            .Add("Convention signée le", Days.ToFrench(agreement?.SignedOn))
            .Add("Éligible depuis le", Days.ToFrench(agreement?.EligibleFrom))
            .Add("Maintien", agreement is null ? null : Numbers.Count(agreement.MaintenanceYears, "an"))
            .Write(screen, "Décision et convention");
    }

    private static string Reserved(Reservation reservation) =>
        $"{Numbers.Euros(reservation.AmountCents)} sur {reservation.Scheme} {reservation.Year}";

    private static void WriteInstalments(Screen screen, Project project)
    {
        if (project.Agreement is not { Instalments.Count: > 0 } agreement) return;
        var table = Tables.Of("Tranche", ">Montant", "Déclencheur", "Versement", "État");
        foreach (var instalment in agreement.Instalments)
        {
            var payment = project.Payments.LastOrDefault(known => known.Instalment == instalment.Id);
            table.AddTextRow(
                instalment.Id, Numbers.Euros(instalment.AmountCents), FactLabels.Of(instalment.Trigger),
                payment?.Id ?? "–", State(payment));
        }
        screen.WriteHeading($"Versements : {Numbers.Euros(project.PaidCents)} versés");
        screen.Write(table);
    }

    private static string State(Payment? payment) => payment switch
    {
        null => "–",
        { Paid: true } => $"versé ; approuvé par {string.Join(" et ", payment.Approvers)}",
        { Approvers.Count: 0 } => $"demandé par {payment.RequestedBy}, deux approbations attendues",
        _ => $"demandé par {payment.RequestedBy}, approuvé par {string.Join(", ", payment.Approvers)}, une deuxième approbation attendue",
    };

    private static void WriteRecovery(Screen screen, Project project)
    {
        if (project.Recovery is not { } recovery) return;
        new FactGrid()
            .Add("À recouvrer", Numbers.Euros(recovery.AmountCents))
            .Add("Recouvré", Numbers.Euros(recovery.RecoveredCents))
            .Add("Reste dû", Numbers.Euros(recovery.OutstandingCents))
            .Add("Calcul", recovery.Arithmetic)
            .Write(screen, "Titre de recettes");
    }
}
