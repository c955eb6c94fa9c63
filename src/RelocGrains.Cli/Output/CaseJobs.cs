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
        var table = Tables.Of(SayEach(
            ">Annoncés | >Conventionnés | >Constatés | >Maintenus | >Comptés aujourd'hui",
            ">Announced | >Contracted | >Verified | >Maintained | >Counted today"));
        int[] states = [jobs.Announced, jobs.Contracted, jobs.Verified, jobs.Maintained, total];
        table.AddTextRow([.. states.Select(state => Numbers.Of(state))]);
        screen.WriteHeading(Say("Emplois", "Jobs"));
        screen.Write(table);
        var agreement = project.Agreement;
        new FactGrid()
            .Add(Say("Effectif avant", "Headcount before"), agreement is null ? null : Numbers.Of(agreement.BaselineHeadcount))
            .Add(Say("Emplois à créer", "Jobs to create"), agreement is null ? null : Numbers.Of(agreement.CommittedJobs))
            .Add(Say("Date de contrôle", "Control date"), Days.Of(agreement?.JobsDueOn))
            .Add(Say("Écart à l'engagement", "Gap to the commitment"), project.HasShortfall ? Gap(project.Shortfall) : null)
            .Write(screen, Say("Engagement", "Commitment"));
    }

    private static string Gap(int shortfall) => shortfall switch
    {
        0 => Say("aucun", "none"),
        < 0 => Numbers.Jobs(-shortfall) + Say(" de plus", " more"),
        _ => Numbers.Jobs(shortfall) + Say(" de moins", " fewer"),
    };

    private static void WritePlan(Screen screen, Project project)
    {
        if (project.JobPlan.Count == 0) return;
        var table = Tables.Of(SayEach("Profil | >Emplois | Pour le", "Profile | >Jobs | Due on"));
        foreach (var line in project.JobPlan) table.AddTextRow(line.Profile, Numbers.Of(line.Jobs), Days.Of(line.DueOn));
        screen.WriteHeading(Say("Plan d'emplois", "Job plan"));
        screen.Write(table);
    }

    private static void WriteStatements(Screen screen, Project project)
    {
        if (project.JobStatements.Count == 0) return;
        var table = Tables.Of(SayEach(
            "N° | Au | >Effectif déclaré | Preuve | >Constaté | >Emplois créés | Vérifié par | Le",
            "No. | As of | >Headcount stated | Evidence | >Found | >Jobs created | Verified by | On"));
        foreach (var statement in project.JobStatements)
        {
            var found = statement.Verification;
            table.AddTextRow(
                statement.Id, Days.Of(statement.StatedOn), Numbers.Of(statement.Headcount), statement.Evidence,
                found is null ? "–" : Numbers.Of(found.Headcount), found is null ? "–" : Numbers.Of(found.JobsCreated),
                found?.Person ?? "–", Days.Of(found?.VerifiedOn));
        }
        screen.WriteHeading(Say("Déclarations d'emplois", "Job statements"));
        screen.Write(table);
    }
}
