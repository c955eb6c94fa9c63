using RelocGrains.V1;

namespace RelocGrains.Cli.Labels;

/// <summary>The conditions for entering a stage, in French.</summary>
internal static class GuardLabels
{
    private static readonly Dictionary<Guard, string> Labels = new()
    {
        [Guard.NotADuplicate] = "aucun dossier vivant de la même entreprise dans le département",
        [Guard.CaseActive] = "dossier actif",
        [Guard.EffectiveInOrder] = "date d'effet non antérieure à celle du stade précédent",
        [Guard.AssessmentRecorded] = "nature, filière et évaluation renseignées",
        [Guard.AssessedBySecondPerson] = "évaluation par une autre personne que le créateur",
        [Guard.NotAMoveInsideTheRegion] = "pas un simple déménagement dans la région",
        [Guard.NotLeasingOnly] = "pas uniquement de la location",
        [Guard.NeedsStated] = "besoins exprimés",
        [Guard.ReferralSent] = "au moins une mise en relation envoyée",
        [Guard.ReferralAccepted] = "au moins une mise en relation acceptée",
        [Guard.ReferralsAnswered] = "toutes les mises en relation ont une réponse",
        [Guard.FinancingPlanSubmitted] = "plan de financement remis",
        [Guard.FinancingPlanBalances] = "plan de financement équilibré",
        [Guard.OwnContribution] = "apport propre suffisant",
        [Guard.JobPlanSet] = "plan d'emplois établi",
        [Guard.SiteKnown] = "foncier identifié ou recherche ouverte",
        [Guard.WorksNotStarted] = "travaux non commencés",
        [Guard.ChecklistComplete] = "pièces du dossier complètes",
        [Guard.OpinionsGiven] = "avis obligatoires rendus",
        [Guard.AidCheckGreen] = "contrôle des aides conforme",
        [Guard.CommitteeOpinionRecorded] = "avis du comité de relocalisation enregistré",
        [Guard.ConflictsDeclared] = "conflits d'intérêts déclarés",
        [Guard.NoConflictOfInterest] = "aucun conflit d'intérêts chez qui décide",
        [Guard.DecidedByAnotherThanExaminer] = "décision par une autre personne que l'instructeur",
        [Guard.DeliberationRecorded] = "délibération et montants renseignés",
        [Guard.GrantsWithinPlan] = "montants accordés dans la limite des lignes",
        [Guard.EnvelopeAvailable] = "enveloppe suffisante",
        [Guard.AgreementSigned] = "convention signée",
        [Guard.SignedBeforeLapse] = "signature avant caducité",
        [Guard.MaintenancePeriodSet] = "durée de maintien suffisante",
        [Guard.InstalmentsAddUp] = "les tranches font le montant accordé",
        [Guard.WorksStarted] = "début des travaux daté et prouvé",
        [Guard.WorksAfterEligibleDay] = "travaux commencés après la date d'éligibilité",
        [Guard.SiteOpened] = "site ouvert",
        [Guard.JobsStated] = "effectif déclaré, avec preuve",
        [Guard.JobsVerified] = "effectif vérifié",
        [Guard.VerifierIndependent] = "vérificateur ni responsable ni payeur du dossier",
        [Guard.MaintenanceOver] = "durée de maintien écoulée",
        [Guard.MaintenanceControlled] = "emplois maintenus contrôlés",
        [Guard.BalanceSettled] = "solde versé, ou indu recouvré",
    };

    public static string Of(Guard guard) => Labels.GetValueOrDefault(guard, ApiWords.Of(guard));

    /// <summary>Who can supply what is missing.</summary>
    public static string Supplier(UnmetGuard unmet) =>
        unmet.Partner.Length == 0 ? RoleLabels.Of(unmet.Role) : $"{RoleLabels.Of(unmet.Role)} ({unmet.Partner})";
}
