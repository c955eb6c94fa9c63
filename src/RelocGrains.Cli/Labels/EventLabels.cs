namespace RelocGrains.Cli.Labels;

/// <summary>The recorded facts of a case, in French, by their stored names without version.</summary>
internal static class EventLabels
{
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["detected"] = "Détecté",
        ["assigned"] = "Confié",
        ["partner_number_noted"] = "Numéro de partenaire noté",
        ["qualified"] = "Qualifié",
        ["needs_stated"] = "Besoins exprimés",
        ["referral_sent"] = "Mise en relation envoyée",
        ["referral_accepted"] = "Mise en relation acceptée",
        ["referral_declined"] = "Mise en relation déclinée",
        ["referral_escalated"] = "Mise en relation reprise",
        ["oriented"] = "Orienté",
        ["financing_plan_submitted"] = "Plan de financement remis",
        ["job_plan_set"] = "Plan d'emplois établi",
        ["site_recorded"] = "Foncier noté",
        ["structured"] = "Monté",
        ["document_filed"] = "Pièce déposée",
        ["opinion_requested"] = "Avis demandé",
        ["opinion_given"] = "Avis rendu",
        ["aid_checked"] = "Aides contrôlées",
        ["examined"] = "Instruit",
        ["committee_opinion_recorded"] = "Avis du comité",
        ["aid_decided"] = "Voté",
        ["agreement_signed"] = "Conventionné",
        ["works_started"] = "Travaux commencés",
        ["site_opened"] = "Site ouvert",
        ["jobs_stated"] = "Emplois déclarés",
        ["jobs_verified"] = "Emplois constatés",
        ["jobs_maintained"] = "Emplois maintenus",
        ["payment_requested"] = "Versement demandé",
        ["payment_approved"] = "Versement approuvé",
        ["recovery_ordered"] = "Titre de recettes émis",
        ["recovery_received"] = "Recouvrement reçu",
        ["closed"] = "Clos",
        ["returned"] = "Renvoyé à un stade antérieur",
        ["reopened"] = "Rouvert",
        ["corrected"] = "Corrigé",
        ["held"] = "Suspendu",
        ["resumed"] = "Repris",
        ["exited"] = "Terminé",
        ["override_requested"] = "Dérogation demandée",
        ["override_approved"] = "Dérogation approuvée",
    };

    /// <summary>The label of a type such as <c>project.qualified.v1</c>; the type itself when it is newer than this program.</summary>
    public static string Of(string type) => type.Split('.') is [_, var name, _] && Labels.TryGetValue(name, out var label) ? label : type;
}
