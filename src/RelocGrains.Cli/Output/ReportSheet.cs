using RelocGrains.Cli.Labels;
using RelocGrains.V1;

namespace RelocGrains.Cli.Output;

/// <summary>A report for people: the exact value and the published words side by side, then the departments and the ratios.</summary>
internal static class ReportSheet
{
    public static void Write(Screen screen, Report report)
    {
        screen.WriteLine(
            $"[bold]Plan de relocalisation au {Days.ToFrench(report.AsOf)}[/], tel qu'enregistré au {Days.ToFrench(report.KnownAt)}");
        WriteRegion(screen, report);
        WriteDepartments(screen, report);
        WriteDerived(screen, report.Derived ?? new DerivedFigures());
    }

    private static void WriteRegion(Screen screen, Report report)
    {
        var totals = report.Totals ?? new Totals();
        var table = Tables.Of("Région", ">Valeur exacte", "Publié");
        void Row(string label, string value, string figure) => table.AddTextRow(label, value, Wording(report.Published, figure));

        Row("Projets", Numbers.Of(totals.Projects), "projects");
        Row("Emplois", Numbers.Of(totals.Jobs), "jobs");
        Row("  annoncés", Numbers.Of(totals.JobsAnnounced), "jobs_announced");
        Row("  conventionnés", Numbers.Of(totals.JobsContracted), "jobs_contracted");
        Row("  constatés", Numbers.Of(totals.JobsVerified), "jobs_verified");
        Row("  maintenus", Numbers.Of(totals.JobsMaintained), "jobs_maintained");
        Row("Investissement privé", Numbers.Euros(totals.PrivateInvestmentCents), "private_investment_cents");
        Row("Financement public", Numbers.Euros(totals.PublicFundingCents), "public_funding_cents");
        screen.Write(table);
    }

    private static void WriteDepartments(Screen screen, Report report)
    {
        if (report.Departments.Count == 0) return;
        var table = Tables.Of(
            "Département", ">Projets", "Publié", ">Emplois", "Publié", ">Investissement privé", ">Financement public");
        foreach (var department in report.Departments)
        {
            var totals = department.Totals ?? new Totals();
            table.AddTextRow(
                $"{department.Department} {department.DisplayName}",
                Numbers.Of(totals.Projects), Wording(department.Published, "projects"),
                Numbers.Of(totals.Jobs), Wording(department.Published, "jobs"),
                Numbers.Euros(totals.PrivateInvestmentCents), Numbers.Euros(totals.PublicFundingCents));
        }
        screen.WriteHeading("Par département");
        screen.Write(table);
    }

    private static void WriteDerived(Screen screen, DerivedFigures derived) => new FactGrid()
        .Add("Objectif d'emplois atteint", derived.HasJobsTargetPercent ? Numbers.Of(derived.JobsTargetPercent, 1) + " %" : null)
        .Add("Durée du plan écoulée", derived.HasTimePercent ? Numbers.Of(derived.TimePercent, 1) + " %" : null)
        .Add("Argent public par emploi", derived.HasPublicCentsPerJob ? Numbers.Of(derived.PublicCentsPerJob / 100, 0) + " €" : null)
        .Add("Euros privés par euro public", derived.HasPrivatePerPublic ? Numbers.Of(derived.PrivatePerPublic, 2) : null)
        .Add("Emplois par mois depuis l'adoption", derived.HasJobsPerMonth ? Numbers.Of(derived.JobsPerMonth, 0) : null)
        .Add("Emplois par mois nécessaires", derived.HasJobsPerMonthNeeded ? Numbers.Of(derived.JobsPerMonthNeeded, 0) : null)
        .Write(screen, "Ratios");

    private static string Wording(IEnumerable<PublishedFigure> published, string figure) =>
        published.FirstOrDefault(known => known.Figure == figure) is { } found ? $"« {found.Wording} »" : "";
}
