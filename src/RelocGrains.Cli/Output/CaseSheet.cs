using RelocGrains.Cli.Labels;
using RelocGrains.V1;
using Spectre.Console;

namespace RelocGrains.Cli.Output;

/// <summary>One case on a sheet: who and where, what it waits for, its facts, its money, its jobs, and what happened.</summary>
internal static class CaseSheet
{
    public static void Write(Screen screen, Project project, string departmentName, IReadOnlyList<HistoryEntry> history)
    {
        WriteHeader(screen, project, departmentName);
        WriteWaiting(screen, project);
        WriteCompany(screen, project);
        WriteFollowUp(screen, project);
        CaseConversation.Write(screen, project);
        CaseMoney.Write(screen, project);
        CaseJobs.Write(screen, project);
        CaseTimeline.Write(screen, history);
    }

    private static void WriteHeader(Screen screen, Project project, string departmentName)
    {
        var reached = (int)project.Stage;
        var progress = new string('●', reached) + new string('○', StageLabels.Count - reached);
        var live = project.Outcome is Outcome.Unspecified or Outcome.Completed;
        var lines = string.Join('\n',
            $"[bold]{Markup.Escape(project.Company?.Name ?? "–")}[/]",
            Markup.Escape($"{project.Commune}, {project.Department} {departmentName}".TrimEnd()),
            $"[blue]{progress}[/]  [bold]{StageLabels.Of(project.Stage)}[/] ({reached}/{StageLabels.Count})"
                + $" depuis le {Days.ToFrench(project.StageSince)}",
            $"[{(live ? "green" : "red")}]{StageLabels.Standing(project)}[/]{Markup.Escape(Ending(project))}");
        var title = CaseName.ToReference(project.Name);
        if (Screen.IsPiped) screen.WriteLine($"{title}\n{lines}");
        else screen.Write(new Panel(new Markup(lines)).Header($" {title} ").Padding(2, 0).RoundedBorder());
    }

    private static string Ending(Project project) => project switch
    {
        { LostTo.Length: > 0 } => $" : {project.LostTo}",
        { Survivor.Length: > 0 } => $" : {CaseName.ToReference(project.Survivor)}",
        { HeldOn: not null } => $" depuis le {Days.ToFrench(project.HeldOn)}",
        _ => "",
    };

    private static void WriteWaiting(Screen screen, Project project)
    {
        if (project.WaitingFor.Count == 0) return;
        screen.WriteHeading("Attend");
        foreach (var waiting in project.WaitingFor)
        {
            var due = waiting.DueOn is null ? "" : $", pour le {Days.ToFrench(waiting.DueOn)}";
            screen.WriteLine(Markup.Escape($"  ⧗ {WaitingLabels.Of(waiting.WaitsFor)}{due}"));
        }
    }

    private static void WriteCompany(Screen screen, Project project)
    {
        var company = project.Company ?? new Company();
        new FactGrid()
            .Add("SIREN", company.Siren)
            .Add("SIRET", company.Siret)
            .Add("Groupe", company.GroupSiren)
            .Add("Maison mère étrangère", company.ForeignParent is { } parent ? $"{parent.Name} ({parent.Country})" : null)
            .Add("Taille", FactLabels.Of(company.Size))
            .Add("Contact", Contact(project.Contact))
            .Add("Détection", FactLabels.Of(project.Source))
            .Add("Emplois annoncés", Numbers.Of(project.AnnouncedJobs))
            .Add("Investissement annoncé", Numbers.Euros(project.AnnouncedInvestmentCents))
            .Add("Lié à", CaseName.ToReference(project.LinkedTo))
            .Write(screen, "Entreprise et projet");
    }

    private static void WriteFollowUp(Screen screen, Project project)
    {
        var kind = project.Qualification;
        var assessment = kind?.Assessment;
        new FactGrid()
            .Add("Suivi par", project.Owner is { } owner ? $"{owner.Person} ({owner.Partner})" : null)
            .Add("Ouvert par", RoleLabels.Of(project.CreatedBy))
            .Add("Numéros", string.Join(", ", project.PartnerNumbers.Select(number => $"{number.Partner} {number.Number}")))
            .Add("Nature", kind is null ? null : FactLabels.Of(kind.Kind))
            .Add("Filière", kind?.Filiere)
            .Add("Évaluation", assessment is null ? null : $"valeur ajoutée {assessment.ValueAdded}/5, viabilité {assessment.Viability}/5, "
                + $"intérêt stratégique {assessment.StrategicInterest}/5, par {project.AssessedBy}")
            .Add("Commentaire", assessment?.Comment)
            .Add("Besoins", string.Join(", ", project.Needs.Select(FactLabels.Of)))
            .Add("Foncier", project.Site is { } site ? $"{FactLabels.Of(site.State)}, {site.Commune}{Area(site)}" : null)
            .Add("Travaux", Works(project))
            .Add("Ouverture du site", Days.ToFrench(project.SiteOpenedOn))
            .Write(screen, "Suivi");
    }

    private static string? Contact(Contact? contact) =>
        contact is null ? null : string.Join(", ", new[] { contact.Name, contact.Phone, contact.Email }.Where(part => part.Length > 0));

    private static string? Works(Project project) =>
        project.WorksStartedOn is { } started ? $"commencés le {Days.ToFrench(started)}"
        : project.WorksNotStarted ? "non commencés, selon l'entreprise"
        : null;

    private static string Area(Site site) => site.HasAreaSquareMetres ? $", {Numbers.Of(site.AreaSquareMetres)} m²" : "";
}
