using RelocGrains.Cli.Labels;
using RelocGrains.V1;

namespace RelocGrains.Cli.Output;

/// <summary>The jobs of a case: planned, in their four states, and as stated and verified.</summary>
internal static class CaseJobs
{
    public static void Write(Screen screen, Project project)
    {
        WriteStates(screen, project);
        WritePlan(screen, project);
        WriteStatements(screen, project);
    }

    private static void WriteStates(Screen screen, Project project)
    {
        if (project.Jobs is not { } jobs) return;
        var total = jobs.Announced + jobs.Contracted + jobs.Verified + jobs.Maintained;
        var table = Tables.Of(">Annoncés", ">Conventionnés", ">Constatés", ">Maintenus", ">Comptés aujourd'hui");
        int[] states = [jobs.Announced, jobs.Contracted, jobs.Verified, jobs.Maintained, total];
        table.AddTextRow([.. states.Select(state => Numbers.Of(state))]);
        screen.WriteHeading("Emplois");
        screen.Write(table);
        var agreement = project.Agreement;
        new FactGrid()
            .Add("Effectif avant", agreement is null ? null : Numbers.Of(agreement.BaselineHeadcount))
            .Add("Emplois à créer", agreement is null ? null : Numbers.Of(agreement.CommittedJobs))
            .Add("Date de contrôle", Days.ToFrench(agreement?.JobsDueOn))
            .Add("Écart à l'engagement", project.HasShortfall ? Gap(project.Shortfall) : null)
            .Write(screen, "Engagement");
    }

    private static string Gap(int shortfall) => shortfall switch
    {
        0 => "aucun",
        < 0 => $"{Numbers.Count(-shortfall, "emploi")} de plus",
        _ => $"{Numbers.Count(shortfall, "emploi")} de moins",
    };

    private static void WritePlan(Screen screen, Project project)
    {
        if (project.JobPlan.Count == 0) return;
        var table = Tables.Of("Profil", ">Emplois", "Pour le");
        foreach (var line in project.JobPlan) table.AddTextRow(line.Profile, Numbers.Of(line.Jobs), Days.ToFrench(line.DueOn));
        screen.WriteHeading("Plan d'emplois");
        screen.Write(table);
    }

    private static void WriteStatements(Screen screen, Project project)
    {
        if (project.JobStatements.Count == 0) return;
        var table = Tables.Of("N°", "Au", ">Effectif déclaré", "Preuve", ">Constaté", ">Emplois créés", "Vérifié par", "Le");
        foreach (var statement in project.JobStatements)
        {
            var found = statement.Verification;
            table.AddTextRow(
                statement.Id, Days.ToFrench(statement.StatedOn), Numbers.Of(statement.Headcount), statement.Evidence,
                found is null ? "–" : Numbers.Of(found.Headcount), found is null ? "–" : Numbers.Of(found.JobsCreated),
                found?.Person ?? "–", Days.ToFrench(found?.VerifiedOn));
        }
        screen.WriteHeading("Déclarations d'emplois");
        screen.Write(table);
    }
}
