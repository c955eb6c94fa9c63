namespace RelocGrains.Cli.Labels;

/// <summary>Whom or what a case waits for, from its code such as <c>referral:bpifrance</c>.</summary>
internal static class WaitingLabels
{
    /// <summary>In full.</summary>
    public static string Of(string code) => code.Split(':', 2) switch
    {
        ["referral", var partner] => $"réponse de {partner} à une mise en relation",
        ["opinion", var partner] => $"avis de {partner}",
        ["company"] => "l'entreprise",
        ["hold"] => "la fin de la pause",
        ["payment-approval"] => "l'approbation d'un versement",
        ["verifier"] => "la vérification d'une déclaration d'emplois",
        ["assessment"] => "l'évaluation par une deuxième personne",
        ["committee"] => "le comité de relocalisation",
        ["decision"] => "la décision",
        ["signature"] => "la signature de la convention",
        ["job-statement"] => "une déclaration d'emplois",
        ["maintenance-control"] => "le contrôle de fin de maintien",
        _ => code,
    };

    /// <summary>In a word, for lists.</summary>
    public static string Short(string code) => code.Split(':', 2) switch
    {
        [_, var partner] => partner,
        ["company"] => "entreprise",
        ["hold"] => "pause",
        ["payment-approval"] => "approbation",
        ["verifier"] => "vérificateur",
        ["assessment"] => "évaluation",
        ["committee"] => "comité",
        ["decision"] => "décision",
        ["job-statement"] => "déclaration",
        ["maintenance-control"] => "contrôle",
        _ => code,
    };
}
