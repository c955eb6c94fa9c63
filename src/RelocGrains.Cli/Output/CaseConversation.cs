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
        var table = Tables.Of("N°", "Partenaire", "Besoin", "Envoyée le", "Pour le", "Réponse");
        foreach (var referral in project.Referrals)
        {
            var answer = FactLabels.Of(referral.Answer) + (referral.EscalatedTo.Length > 0 ? $" par {referral.EscalatedTo}" : "");
            table.AddTextRow(
                referral.Id, referral.Partner, FactLabels.Of(referral.Need),
                Days.ToFrench(referral.SentOn), Days.ToFrench(referral.DueOn), answer);
        }
        screen.WriteHeading("Mises en relation");
        screen.Write(table);
    }

    private static void WriteOpinions(Screen screen, Project project)
    {
        if (project.Opinions.Count == 0 && project.CommitteeOpinion is null) return;
        var table = Tables.Of("N°", "De", "Demandé le", "Pour le", "Avis");
        foreach (var opinion in project.Opinions)
        {
            table.AddTextRow(
                opinion.Id, opinion.Partner, Days.ToFrench(opinion.AskedOn), Days.ToFrench(opinion.DueOn), FactLabels.Of(opinion.View));
        }
        if (project.CommitteeOpinion is { } committee)
        {
            var view = FactLabels.Of(committee.View) + Conflicts(committee);
            table.AddTextRow("–", "comité de relocalisation", "–", Days.ToFrench(committee.SessionOn), view);
        }
        screen.WriteHeading("Avis");
        screen.Write(table);
    }

    private static string Conflicts(CommitteeOpinion committee) =>
        committee.Conflicts.Count > 0 ? $" ; conflits d'intérêts : {string.Join(", ", committee.Conflicts)}" : "";

    private static void WriteDocuments(Screen screen, Project project)
    {
        if (project.Documents.Count == 0) return;
        var table = Tables.Of("Pièce", "Déposée le", "Où");
        foreach (var document in project.Documents) table.AddTextRow(document.Document, Days.ToFrench(document.FiledOn), document.Evidence);
        screen.WriteHeading("Pièces");
        screen.Write(table);
    }

    private static void WriteOverrides(Screen screen, Project project)
    {
        if (project.Overrides.Count == 0) return;
        var table = Tables.Of("Condition", "Demandée par", "Motif", "Approuvée par");
        foreach (var passed in project.Overrides)
        {
            var approved = passed.ApprovedBy.Length > 0 ? passed.ApprovedBy : "–";
            table.AddTextRow(GuardLabels.Of(passed.Guard), passed.RequestedBy, passed.Reason, approved);
        }
        screen.WriteHeading("Dérogations");
        screen.Write(table);
    }
}
