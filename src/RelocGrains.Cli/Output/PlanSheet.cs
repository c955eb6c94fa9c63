using RelocGrains.Cli.Labels;
using RelocGrains.V1;
using Spectre.Console;

namespace RelocGrains.Cli.Output;

/// <summary>The plan as it stands: figures, departments, stages, and what the envelope still has.</summary>
internal static class PlanSheet
{
    public static void Write(Screen screen, Plan plan)
    {
        var period = $"du {Days.ToFrench(plan.AdoptedOn)} au {Days.ToFrench(plan.EndsOn)} (exclu)";
        screen.WriteLine($"[bold]{Markup.Escape(plan.DisplayName)}[/], {period}");
        screen.WriteLine($"  objectif : {Numbers.Count(plan.TargetJobs, "emploi")}");
        WriteFigures(screen, plan);
        DepartmentSheet.WriteStages(screen, plan.Stages);
        WriteEnvelope(screen, plan);
    }

    private static void WriteFigures(Screen screen, Plan plan)
    {
        var table = Tables.Of(
            "Territoire", ">Projets", ">Emplois", ">Annoncés", ">Conventionnés", ">Constatés", ">Maintenus",
            ">Investissement privé", ">Financement public");
        foreach (var department in plan.Departments)
        {
            var label = $"{department.Department} {department.DisplayName}";
            table.AddTextRow([label, .. DepartmentSheet.Cells(department.Totals ?? new Totals())]);
        }
        table.AddTextRow(["Région", .. DepartmentSheet.Cells(plan.Totals ?? new Totals())]);
        screen.WriteHeading("Chiffres");
        screen.Write(table);
    }

    private static void WriteEnvelope(Screen screen, Plan plan)
    {
        if (plan.Envelope.Count == 0) return;
        var table = Tables.Of("Année", "Dispositif", ">Alloué", ">Engagé", ">Disponible", ">Engagé à");
        foreach (var line in plan.Envelope)
        {
            var share = line.AllottedCents == 0 ? "–" : Numbers.Of(100.0 * line.CommittedCents / line.AllottedCents, 1) + " %";
            table.AddTextRow(
                $"{line.Year}", line.Scheme,
                Numbers.Euros(line.AllottedCents), Numbers.Euros(line.CommittedCents), Numbers.Euros(line.AvailableCents), share);
        }
        screen.WriteHeading("Enveloppe");
        screen.Write(table);
    }
}
