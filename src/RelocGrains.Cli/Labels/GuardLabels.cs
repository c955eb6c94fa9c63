using RelocGrains.V1;

namespace RelocGrains.Cli.Labels;

/// <summary>The conditions for entering a stage.</summary>
internal static class GuardLabels
{
    private static readonly Dictionary<Guard, (string French, string English)> Labels = new()
    {
        [Guard.NotADuplicate] = ("aucun dossier vivant de la même entreprise dans le département", "no live case of the same company in the department"),
        [Guard.CaseActive] = ("dossier actif", "case active"),
        [Guard.EffectiveInOrder] = ("date d'effet non antérieure à celle du stade précédent", "effective date not before that of the stage before"),
        [Guard.AssessmentRecorded] = ("nature, filière et évaluation renseignées", "kind, sector and assessment recorded"),
        [Guard.AssessedBySecondPerson] = ("évaluation par une autre personne que le créateur", "assessed by somebody other than the creator"),
        [Guard.NotAMoveInsideTheRegion] = ("pas un simple déménagement dans la région", "not a mere move inside the region"),
        [Guard.NotLeasingOnly] = ("pas uniquement de la location", "not leasing only"),
        [Guard.NeedsStated] = ("besoins exprimés", "needs stated"),
        [Guard.ReferralSent] = ("au moins une mise en relation envoyée", "one referral sent at least"),
        [Guard.ReferralAccepted] = ("au moins une mise en relation acceptée", "one referral accepted at least"),
        [Guard.ReferralsAnswered] = ("toutes les mises en relation ont une réponse", "every referral answered"),
        [Guard.FinancingPlanSubmitted] = ("plan de financement remis", "financing plan submitted"),
        [Guard.FinancingPlanBalances] = ("plan de financement équilibré", "financing plan balances"),
        [Guard.OwnContribution] = ("apport propre suffisant", "own contribution high enough"),
        [Guard.JobPlanSet] = ("plan d'emplois établi", "job plan set"),
        [Guard.SiteKnown] = ("foncier identifié ou recherche ouverte", "site identified or search open"),
        [Guard.WorksNotStarted] = ("travaux non commencés", "works not started"),
        [Guard.ChecklistComplete] = ("pièces du dossier complètes", "documents of the case complete"),
        [Guard.OpinionsGiven] = ("avis obligatoires rendus", "mandatory opinions given"),
        [Guard.AidCheckGreen] = ("contrôle des aides conforme", "aid check green"),
        [Guard.CommitteeOpinionRecorded] = ("avis du comité de relocalisation enregistré", "opinion of the relocation committee recorded"),
        [Guard.ConflictsDeclared] = ("conflits d'intérêts déclarés", "conflicts of interest declared"),
        [Guard.NoConflictOfInterest] = ("aucun conflit d'intérêts chez qui décide", "no conflict of interest in who decides"),
        [Guard.DecidedByAnotherThanExaminer] = ("décision par une autre personne que l'instructeur", "decided by somebody other than the examiner"),
        [Guard.DeliberationRecorded] = ("délibération et montants renseignés", "deliberation and amounts recorded"),
        [Guard.GrantsWithinPlan] = ("montants accordés dans la limite des lignes", "grants within the funding lines"),
        [Guard.EnvelopeAvailable] = ("enveloppe suffisante", "envelope sufficient"),
        [Guard.AgreementSigned] = ("convention signée", "agreement signed"),
        [Guard.SignedBeforeLapse] = ("signature avant caducité", "signed before the lapse date"),
        [Guard.MaintenancePeriodSet] = ("durée de maintien suffisante", "maintenance period long enough"),
        [Guard.InstalmentsAddUp] = ("les tranches font le montant accordé", "instalments add up to the grant"),
        [Guard.WorksStarted] = ("début des travaux daté et prouvé", "start of works dated, with evidence"),
        [Guard.WorksAfterEligibleDay] = ("travaux commencés après la date d'éligibilité", "works started after the eligible date"),
        [Guard.SiteOpened] = ("site ouvert", "site opened"),
        [Guard.JobsStated] = ("effectif déclaré, avec preuve", "headcount stated, with evidence"),
        [Guard.JobsVerified] = ("effectif vérifié", "headcount verified"),
        [Guard.VerifierIndependent] = ("vérificateur ni responsable ni payeur du dossier", "verifier neither owner nor payer of the case"),
        [Guard.MaintenanceOver] = ("durée de maintien écoulée", "maintenance period over"),
        [Guard.MaintenanceControlled] = ("emplois maintenus contrôlés", "maintained jobs controlled"),
        [Guard.BalanceSettled] = ("solde versé, ou indu recouvré", "balance paid, or undue money recovered"),
    };

    public static string Of(Guard guard) => Labels.TryGetValue(guard, out var label) ? Say(label) : ApiWords.Of(guard);

    /// <summary>Who can supply what is missing.</summary>
    public static string Supplier(UnmetGuard unmet) =>
        unmet.Partner.Length == 0 ? RoleLabels.Of(unmet.Role) : $"{RoleLabels.Of(unmet.Role)} ({unmet.Partner})";
}
