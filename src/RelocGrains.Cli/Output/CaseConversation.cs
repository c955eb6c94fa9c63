using RelocGrains.Cli.Labels;
using RelocGrains.V1;

namespace RelocGrains.Cli.Output;

/// <summary>What runs in parallel to the stages of a case: referrals, opinions, documents, checks, overrides.</summary>
internal static class CaseConversation
{
    public static void Write(Screen screen, Project project)
    {
        WriteReferrals(screen, project);
        WriteOpinions(screen, project);
        WriteDocuments(screen, project);
        WriteOverrides(screen, project);
    }

    private static void WriteReferrals(Screen screen, Project project)
    {
        if (project.Referrals.Count == 0) return;
        var table = Tables.Of(SayEach(
            "N° | Partenaire | Besoin | Envoyée le | Pour le | Réponse",
            "No. | Partner | Need | Sent on | Due on | Answer"));
        foreach (var referral in project.Referrals)
        {
            var answer = FactLabels.Of(referral.Answer) + (referral.EscalatedTo.Length > 0 ? Say($" par {referral.EscalatedTo}", $" by {referral.EscalatedTo}") : "");
            table.AddTextRow(
                referral.Id, referral.Partner, FactLabels.Of(referral.Need),
                Days.Of(referral.SentOn), Days.Of(referral.DueOn), answer);
        }
        screen.WriteHeading(Say("Mises en relation", "Referrals"));
        screen.Write(table);
    }

    private static void WriteOpinions(Screen screen, Project project)
    {
        if (project.Opinions.Count == 0 && project.CommitteeOpinion is null) return;
        var table = Tables.Of(SayEach(
            "N° | De | Demandé le | Pour le | Avis",
            "No. | From | Asked on | Due on | Opinion"));
        foreach (var opinion in project.Opinions)
        {
            table.AddTextRow(
                opinion.Id, opinion.Partner, Days.Of(opinion.AskedOn), Days.Of(opinion.DueOn), FactLabels.Of(opinion.View));
        }
        if (project.CommitteeOpinion is { } committee)
        {
            var view = FactLabels.Of(committee.View) + Conflicts(committee);
            table.AddTextRow("–", Say("comité de relocalisation", "relocation committee"), "–", Days.Of(committee.SessionOn), view);
        }
        screen.WriteHeading(Say("Avis", "Opinions"));
        screen.Write(table);
    }

    private static string Conflicts(CommitteeOpinion committee) =>
        committee.Conflicts.Count > 0 ? Semicolon + Say("conflits d'intérêts", "conflicts of interest") + Colon + string.Join(", ", committee.Conflicts) : "";

    private static void WriteDocuments(Screen screen, Project project)
    {
        if (project.Documents.Count == 0) return;
        var table = Tables.Of(SayEach("Pièce | Déposée le | Où", "Document | Filed on | Where"));
        foreach (var document in project.Documents) table.AddTextRow(document.Document, Days.Of(document.FiledOn), document.Evidence);
        screen.WriteHeading(Say("Pièces", "Documents"));
        screen.Write(table);
    }

    private static void WriteOverrides(Screen screen, Project project)
    {
        if (project.Overrides.Count == 0) return;
        var table = Tables.Of(SayEach(
            "Condition | Demandée par | Motif | Approuvée par",
            "Condition | Requested by | Reason | Approved by"));
        foreach (var passed in project.Overrides)
        {
            var approved = passed.ApprovedBy.Length > 0 ? passed.ApprovedBy : "–";
            table.AddTextRow(GuardLabels.Of(passed.Guard), passed.RequestedBy, passed.Reason, approved);
        }
        screen.WriteHeading(Say("Dérogations", "Overrides"));
        screen.Write(table);
    }
}
