namespace RelocGrains.Cli.Labels;

/// <summary>The recorded facts of a case, by their stored names without version.</summary>
internal static class EventLabels
{
    private static readonly Dictionary<string, (string French, string English)> Labels = new(StringComparer.Ordinal)
    {
        ["detected"] = ("Détecté", "Detected"),
        ["assigned"] = ("Confié", "Assigned"),
        ["partner_number_noted"] = ("Numéro de partenaire noté", "Partner's number noted"),
        ["qualified"] = ("Qualifié", "Qualified"),
        ["needs_stated"] = ("Besoins exprimés", "Needs stated"),
        ["referral_sent"] = ("Mise en relation envoyée", "Referral sent"),
        ["referral_accepted"] = ("Mise en relation acceptée", "Referral accepted"),
        ["referral_declined"] = ("Mise en relation déclinée", "Referral declined"),
        ["referral_escalated"] = ("Mise en relation reprise", "Referral taken over"),
        ["oriented"] = ("Orienté", "Oriented"),
        ["financing_plan_submitted"] = ("Plan de financement remis", "Financing plan submitted"),
        ["job_plan_set"] = ("Plan d'emplois établi", "Job plan set"),
        ["site_recorded"] = ("Foncier noté", "Site recorded"),
        ["structured"] = ("Monté", "Structured"),
        ["document_filed"] = ("Pièce déposée", "Document filed"),
        ["opinion_requested"] = ("Avis demandé", "Opinion asked for"),
        ["opinion_given"] = ("Avis rendu", "Opinion given"),
        ["aid_checked"] = ("Aides contrôlées", "Aid checked"),
        ["examined"] = ("Instruit", "Examined"),
        ["committee_opinion_recorded"] = ("Avis du comité", "Opinion of the committee"),
        ["aid_decided"] = ("Voté", "Decided"),
        ["agreement_signed"] = ("Conventionné", "Contracted"),
        ["works_started"] = ("Travaux commencés", "Works started"),
        ["site_opened"] = ("Site ouvert", "Site opened"),
        ["jobs_stated"] = ("Emplois déclarés", "Jobs stated"),
        ["jobs_verified"] = ("Emplois constatés", "Jobs verified"),
        ["jobs_maintained"] = ("Emplois maintenus", "Jobs maintained"),
        ["payment_requested"] = ("Versement demandé", "Payment requested"),
        ["payment_approved"] = ("Versement approuvé", "Payment approved"),
        ["recovery_ordered"] = ("Titre de recettes émis", "Recovery order issued"),
        ["recovery_received"] = ("Recouvrement reçu", "Recovery received"),
        ["closed"] = ("Clos", "Closed"),
        ["returned"] = ("Renvoyé à un stade antérieur", "Returned to an earlier stage"),
        ["reopened"] = ("Rouvert", "Reopened"),
        ["corrected"] = ("Corrigé", "Corrected"),
        ["held"] = ("Suspendu", "Put on hold"),
        ["resumed"] = ("Repris", "Resumed"),
        ["exited"] = ("Terminé", "Ended"),
        ["override_requested"] = ("Dérogation demandée", "Override requested"),
        ["override_approved"] = ("Dérogation approuvée", "Override approved"),
    };

    /// <summary>The label of a type such as <c>project.qualified.v1</c>; the type itself when it is newer than this program.</summary>
    public static string Of(string type) =>
        type.Split('.') is [_, var name, _] && Labels.TryGetValue(name, out var label) ? Say(label) : type;
}
