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
                + Since(project.StageSince),
            $"[{(live ? "green" : "red")}]{StageLabels.Standing(project)}[/]{Markup.Escape(Ending(project))}");
        var title = CaseName.ToReference(project.Name);
        if (Screen.IsPiped) screen.WriteLine($"{title}\n{lines}");
        else screen.Write(new Panel(new Markup(lines)).Header($" {title} ").Padding(2, 0).RoundedBorder());
    }

    private static string Ending(Project project) => project switch
    {
        { LostTo.Length: > 0 } => Colon + project.LostTo,
        { Survivor.Length: > 0 } => Colon + CaseName.ToReference(project.Survivor),
        { HeldOn: not null } => Since(project.HeldOn),
        _ => "",
    };

    private static string Since(Google.Type.Date day) => Say(" depuis le ", " since ") + Days.Of(day);

    private static void WriteWaiting(Screen screen, Project project)
    {
        if (project.WaitingFor.Count == 0) return;
        screen.WriteHeading(Say("Attend", "Waits for"));
        foreach (var waiting in project.WaitingFor)
        {
            var due = waiting.DueOn is null ? "" : Say(", pour le ", ", due on ") + Days.Of(waiting.DueOn);
            screen.WriteLine(Markup.Escape($"  ⧗ {WaitingLabels.Of(waiting.WaitsFor)}{due}"));
        }
    }

    private static void WriteCompany(Screen screen, Project project)
    {
        var company = project.Company ?? new Company();
        new FactGrid()
            .Add("SIREN", company.Siren)
            .Add("SIRET", company.Siret)
            .Add(Say("Groupe", "Group"), company.GroupSiren)
            .Add(Say("Maison mère étrangère", "Foreign parent"), company.ForeignParent is { } parent ? $"{parent.Name} ({parent.Country})" : null)
            .Add(Say("Taille", "Size"), FactLabels.Of(company.Size))
            .Add("Contact", Contact(project.Contact))
            .Add(Say("Détection", "Detection"), FactLabels.Of(project.Source))
            .Add(Say("Emplois annoncés", "Announced jobs"), Numbers.Of(project.AnnouncedJobs))
            .Add(Say("Investissement annoncé", "Announced investment"), Numbers.Euros(project.AnnouncedInvestmentCents))
            .Add(Say("Lié à", "Linked to"), CaseName.ToReference(project.LinkedTo))
            .Write(screen, Say("Entreprise et projet", "Company and project"));
    }

    private static void WriteFollowUp(Screen screen, Project project)
    {
        var kind = project.Qualification;
        var assessment = kind?.Assessment;
        new FactGrid()
            .Add(Say("Suivi par", "Owner"), project.Owner is { } owner ? $"{owner.Person} ({owner.Partner})" : null)
            .Add(Say("Ouvert par", "Opened by"), RoleLabels.Of(project.CreatedBy))
            .Add(Say("Numéros", "Numbers"), string.Join(", ", project.PartnerNumbers.Select(number => $"{number.Partner} {number.Number}")))
            .Add(Say("Nature", "Kind"), kind is null ? null : FactLabels.Of(kind.Kind))
            .Add(Say("Filière", "Sector"), kind?.Filiere)
            .Add(Say("Évaluation", "Assessment"), assessment is null ? null : Marks(assessment, project.AssessedBy))
            .Add(Say("Commentaire", "Comment"), assessment?.Comment)
            .Add(Say("Besoins", "Needs"), string.Join(", ", project.Needs.Select(FactLabels.Of)))
            .Add(Say("Foncier", "Site"), project.Site is { } site ? $"{FactLabels.Of(site.State)}, {site.Commune}{Area(site)}" : null)
            .Add(Say("Travaux", "Works"), Works(project))
            .Add(Say("Ouverture du site", "Site opened on"), Days.Of(project.SiteOpenedOn))
            .Write(screen, Say("Suivi", "Follow-up"));
    }

    private static string? Contact(Contact? contact) =>
        contact is null ? null : string.Join(", ", new[] { contact.Name, contact.Phone, contact.Email }.Where(part => part.Length > 0));

    private static string Marks(Assessment assessment, string person)
    {
        var (value, viability, interest) = (assessment.ValueAdded, assessment.Viability, assessment.StrategicInterest);
        return Say(
            $"valeur ajoutée {value}/5, viabilité {viability}/5, intérêt stratégique {interest}/5, par {person}",
            $"value added {value}/5, viability {viability}/5, strategic interest {interest}/5, by {person}");
    }

    private static string? Works(Project project) =>
        project.WorksStartedOn is { } started ? Say("commencés le ", "started on ") + Days.Of(started)
        : project.WorksNotStarted ? Say("non commencés, selon l'entreprise", "not started, says the company")
        : null;

    private static string Area(Site site) => site.HasAreaSquareMetres ? $", {Numbers.Of(site.AreaSquareMetres)} m²" : "";
}
