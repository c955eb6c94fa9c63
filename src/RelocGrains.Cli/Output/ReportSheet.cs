using RelocGrains.Cli.Labels;
using RelocGrains.V1;

namespace RelocGrains.Cli.Output;

/// <summary>A report for people: the exact value and the published words side by side, then the departments and the ratios.</summary>
internal static class ReportSheet
{
    public static void Write(Screen screen, Report report)
    {
        screen.WriteLine(Say(
            $"[bold]Plan de relocalisation au {Days.Of(report.AsOf)}[/], tel qu'enregistré au {Days.Of(report.KnownAt)}",
            $"[bold]Relocation plan as of {Days.Of(report.AsOf)}[/], as recorded by {Days.Of(report.KnownAt)}"));
        WriteRegion(screen, report);
        WriteDepartments(screen, report);
        WriteDerived(screen, report.Derived ?? new DerivedFigures());
    }

    private static void WriteRegion(Screen screen, Report report)
    {
        var totals = report.Totals ?? new Totals();
        var table = Tables.Of(SayEach("Région | >Valeur exacte | Publié", "Region | >Exact value | Published"));
        void Row(string label, string value, string figure) => table.AddTextRow(label, value, Wording(report.Published, figure));

        Row(Say("Projets", "Projects"), Numbers.Of(totals.Projects), "projects");
        Row(Say("Emplois", "Jobs"), Numbers.Of(totals.Jobs), "jobs");
        Row(Say("  annoncés", "  announced"), Numbers.Of(totals.JobsAnnounced), "jobs_announced");
        Row(Say("  conventionnés", "  contracted"), Numbers.Of(totals.JobsContracted), "jobs_contracted");
        Row(Say("  constatés", "  verified"), Numbers.Of(totals.JobsVerified), "jobs_verified");
        Row(Say("  maintenus", "  maintained"), Numbers.Of(totals.JobsMaintained), "jobs_maintained");
        Row(Say("Investissement privé", "Private investment"), Numbers.Euros(totals.PrivateInvestmentCents), "private_investment_cents");
        Row(Say("Financement public", "Public funding"), Numbers.Euros(totals.PublicFundingCents), "public_funding_cents");
        screen.Write(table);
    }

    private static void WriteDepartments(Screen screen, Report report)
    {
        if (report.Departments.Count == 0) return;
        var table = Tables.Of(SayEach(
            "Département | >Projets | Publié | >Emplois | Publié | >Investissement privé | >Financement public",
            "Department | >Projects | Published | >Jobs | Published | >Private investment | >Public funding"));
        foreach (var department in report.Departments)
        {
            var totals = department.Totals ?? new Totals();
            table.AddTextRow(
                $"{department.Department} {department.DisplayName}",
                Numbers.Of(totals.Projects), Wording(department.Published, "projects"),
                Numbers.Of(totals.Jobs), Wording(department.Published, "jobs"),
                Numbers.Euros(totals.PrivateInvestmentCents), Numbers.Euros(totals.PublicFundingCents));
        }
        screen.WriteHeading(Say("Par département", "By department"));
        screen.Write(table);
    }

    private static void WriteDerived(Screen screen, DerivedFigures derived) => new FactGrid()
        .Add(Say("Objectif d'emplois atteint", "Target of jobs reached"), derived.HasJobsTargetPercent ? Numbers.Percent(derived.JobsTargetPercent) : null)
        .Add(Say("Durée du plan écoulée", "Time of the plan elapsed"), derived.HasTimePercent ? Numbers.Percent(derived.TimePercent) : null)
        .Add(Say("Argent public par emploi", "Public money per job"), derived.HasPublicCentsPerJob ? Numbers.Euros((decimal)derived.PublicCentsPerJob / 100, decimals: 0) : null)
        .Add(Say("Euros privés par euro public", "Private euros per public euro"), derived.HasPrivatePerPublic ? Numbers.Of(derived.PrivatePerPublic, 2) : null)
        .Add(Say("Emplois par mois depuis l'adoption", "Jobs per month since the adoption"), derived.HasJobsPerMonth ? Numbers.Of(derived.JobsPerMonth, 0) : null)
        .Add(Say("Emplois par mois nécessaires", "Jobs per month needed"), derived.HasJobsPerMonthNeeded ? Numbers.Of(derived.JobsPerMonthNeeded, 0) : null)
        .Write(screen, "Ratios");

    private static string Wording(IEnumerable<PublishedFigure> published, string figure) =>
        published.FirstOrDefault(known => known.Figure == figure) is { } found ? Quote(found.Wording) : "";
}
