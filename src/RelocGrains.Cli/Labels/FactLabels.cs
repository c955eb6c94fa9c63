using RelocGrains.V1;

namespace RelocGrains.Cli.Labels;

/// <summary>The facts of a case in the words of the people who work on it.</summary>
internal static class FactLabels
{
    public static string Of(DetectionSource source) => source switch
    {
        DetectionSource.Agence => Say("prospection de l'agence", "prospecting by the agency"),
        DetectionSource.Partner => Say("partenaire du G6", "partner of the G6"),
        DetectionSource.Club => "Club relocalisation",
        DetectionSource.ForeignInvestment => Say("investisseur étranger", "foreign investor"),
        DetectionSource.Web => Say("formulaire en ligne", "form on the web"),
        _ => "–",
    };

    public static string Of(ProjectKind kind) => kind switch
    {
        ProjectKind.ReturnFromAbroad => Say("retour de l'étranger", "return from abroad"),
        ProjectKind.NewProduction => Say("production nouvelle en remplacement d'importations", "new production that replaces imports"),
        ProjectKind.Extension => "extension",
        ProjectKind.Retention => Say("maintien", "retention"),
        ProjectKind.InwardInvestment => Say("investissement étranger", "inward investment"),
        _ => "–",
    };

    public static string Of(Need need) => need switch
    {
        Need.Financing => Say("financement", "financing"),
        Need.Land => Say("foncier", "land"),
        Need.Hiring => Say("recrutement", "hiring"),
        Need.Training => Say("formation", "training"),
        Need.LocalPurchasing => Say("achats locaux", "local purchasing"),
        Need.Export => "export",
        Need.Management => Say("gestion", "management"),
        _ => "–",
    };

    public static string Of(CompanySize size) => size switch
    {
        CompanySize.Small => Say("petite entreprise", "small company"),
        CompanySize.Medium => Say("moyenne entreprise", "medium company"),
        CompanySize.Large => Say("grande entreprise", "large company"),
        _ => "–",
    };

    public static string Of(View view) => view switch
    {
        View.Favourable => Say("favorable", "favourable"),
        View.WithReservations => Say("favorable avec réserves", "favourable, with reservations"),
        View.Unfavourable => Say("défavorable", "unfavourable"),
        _ => Say("attendu", "awaited"),
    };

    public static string Of(UseKind kind) => kind switch
    {
        UseKind.Equipment => Say("machines et équipements", "machines and equipment"),
        UseKind.Building => Say("terrain et bâtiments", "land and buildings"),
        UseKind.Training => Say("formation", "training"),
        UseKind.Research => Say("recherche et développement", "research and development"),
        UseKind.WorkingCapital => Say("fonds de roulement", "working capital"),
        UseKind.Other => Say("autre", "other"),
        _ => "–",
    };

    public static string Of(SiteState state) => state switch
    {
        SiteState.Identified => Say("identifié", "identified"),
        SiteState.SearchOpen => Say("recherche ouverte", "search open"),
        _ => "–",
    };

    public static string Of(ReferralAnswer answer) => answer switch
    {
        ReferralAnswer.Pending => Say("attendue", "awaited"),
        ReferralAnswer.Accepted => Say("acceptée", "accepted"),
        ReferralAnswer.Declined => Say("déclinée", "declined"),
        ReferralAnswer.Escalated => Say("reprise après échéance", "taken over after the due date"),
        _ => "–",
    };

    public static string Of(InstalmentTrigger trigger) => trigger switch
    {
        InstalmentTrigger.Signature => Say("signature", "signing"),
        InstalmentTrigger.WorksStarted => Say("début des travaux", "start of works"),
        InstalmentTrigger.SiteOpened => Say("ouverture du site", "opening of the site"),
        InstalmentTrigger.JobsVerified => Say("emplois constatés", "jobs verified"),
        InstalmentTrigger.MaintenanceOver => Say("fin du maintien", "end of the maintenance period"),
        _ => "–",
    };
}
