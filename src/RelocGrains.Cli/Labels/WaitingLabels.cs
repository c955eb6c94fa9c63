namespace RelocGrains.Cli.Labels;

/// <summary>Whom or what a case waits for, from its code such as <c>referral:bpifrance</c>.</summary>
internal static class WaitingLabels
{
    /// <summary>In full.</summary>
    public static string Of(string code) => code.Split(':', 2) switch
    {
        ["referral", var partner] => Say($"réponse de {partner} à une mise en relation", $"answer of {partner} to a referral"),
        ["opinion", var partner] => Say($"avis de {partner}", $"opinion of {partner}"),
        ["company"] => Say("l'entreprise", "the company"),
        ["hold"] => Say("la fin de la pause", "the end of the hold"),
        ["payment-approval"] => Say("l'approbation d'un versement", "the approval of a payment"),
        ["verifier"] => Say("la vérification d'une déclaration d'emplois", "the verification of a job statement"),
        ["assessment"] => Say("l'évaluation par une deuxième personne", "the assessment by a second person"),
        ["committee"] => Say("le comité de relocalisation", "the relocation committee"),
        ["decision"] => Say("la décision", "the decision"),
        ["signature"] => Say("la signature de la convention", "the signing of the agreement"),
        ["job-statement"] => Say("une déclaration d'emplois", "a job statement"),
        ["maintenance-control"] => Say("le contrôle de fin de maintien", "the control at the end of the maintenance period"),
        _ => code,
    };

    /// <summary>In a word, for lists.</summary>
    public static string Short(string code) => code.Split(':', 2) switch
    {
        [_, var partner] => partner,
        ["company"] => Say("entreprise", "company"),
        ["hold"] => Say("pause", "hold"),
        ["payment-approval"] => Say("approbation", "approval"),
        ["verifier"] => Say("vérificateur", "verifier"),
        ["assessment"] => Say("évaluation", "assessment"),
        ["committee"] => Say("comité", "committee"),
        ["decision"] => Say("décision", "decision"),
        ["job-statement"] => Say("déclaration", "statement"),
        ["maintenance-control"] => Say("contrôle", "control"),
        _ => code,
    };
}
