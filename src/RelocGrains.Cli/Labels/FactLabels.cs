using RelocGrains.V1;

namespace RelocGrains.Cli.Labels;

/// <summary>The facts of a case in French.</summary>
internal static class FactLabels
{
    public static string Of(DetectionSource source) => source switch
    {
        DetectionSource.Agence => "prospection de l'agence",
        DetectionSource.Partner => "partenaire du G6",
        DetectionSource.Club => "Club relocalisation",
        DetectionSource.ForeignInvestment => "investisseur étranger",
        DetectionSource.Web => "formulaire en ligne",
        _ => "–",
    };

    public static string Of(ProjectKind kind) => kind switch
    {
        ProjectKind.ReturnFromAbroad => "retour de l'étranger",
        ProjectKind.NewProduction => "production nouvelle en remplacement d'importations",
        ProjectKind.Extension => "extension",
        ProjectKind.Retention => "maintien",
        ProjectKind.InwardInvestment => "investissement étranger",
        _ => "–",
    };

    public static string Of(Need need) => need switch
    {
        Need.Financing => "financement",
        Need.Land => "foncier",
        Need.Hiring => "recrutement",
        Need.Training => "formation",
        Need.LocalPurchasing => "achats locaux",
        Need.Export => "export",
        Need.Management => "gestion",
        _ => "–",
    };

    public static string Of(CompanySize size) => size switch
    {
        CompanySize.Small => "petite entreprise",
        CompanySize.Medium => "moyenne entreprise",
        CompanySize.Large => "grande entreprise",
        _ => "–",
    };

    public static string Of(View view) => view switch
    {
        View.Favourable => "favorable",
        View.WithReservations => "favorable avec réserves",
        View.Unfavourable => "défavorable",
        _ => "attendu",
    };

    public static string Of(UseKind kind) => kind switch
    {
        UseKind.Equipment => "machines et équipements",
        UseKind.Building => "terrain et bâtiments",
        UseKind.Training => "formation",
        UseKind.Research => "recherche et développement",
        UseKind.WorkingCapital => "fonds de roulement",
        UseKind.Other => "autre",
        _ => "–",
    };

    public static string Of(SiteState state) => state switch
    {
        SiteState.Identified => "identifié",
        SiteState.SearchOpen => "recherche ouverte",
        _ => "–",
    };

    public static string Of(ReferralAnswer answer) => answer switch
    {
        ReferralAnswer.Pending => "attendue",
        ReferralAnswer.Accepted => "acceptée",
        ReferralAnswer.Declined => "déclinée",
        ReferralAnswer.Escalated => "reprise après échéance",
        _ => "–",
    };

    public static string Of(InstalmentTrigger trigger) => trigger switch
    {
        InstalmentTrigger.Signature => "signature",
        InstalmentTrigger.WorksStarted => "début des travaux",
        InstalmentTrigger.SiteOpened => "ouverture du site",
        InstalmentTrigger.JobsVerified => "emplois constatés",
        InstalmentTrigger.MaintenanceOver => "fin du maintien",
        _ => "–",
    };
}
