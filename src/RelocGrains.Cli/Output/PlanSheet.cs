using RelocGrains.Cli.Labels;
using RelocGrains.V1;
using Spectre.Console;

namespace RelocGrains.Cli.Output;

/// <summary>The plan as it stands: figures, departments, stages, and what the envelope still has.</summary>
internal static class PlanSheet
{
    public static void Write(Screen screen, Plan plan)
    {
        var period = Say(
            $"du {Days.Of(plan.AdoptedOn)} au {Days.Of(plan.EndsOn)} (exclu)",
            $"from {Days.Of(plan.AdoptedOn)} to {Days.Of(plan.EndsOn)} (excluded)");
        screen.WriteLine($"[bold]{Markup.Escape(plan.DisplayName)}[/], {period}");
        screen.WriteLine($"  {Say("objectif", "target")}{Colon}{Numbers.Jobs(plan.TargetJobs)}");
        WriteFigures(screen, plan);
        DepartmentSheet.WriteStages(screen, plan.Stages);
        WriteEnvelope(screen, plan);
    }

    private static void WriteFigures(Screen screen, Plan plan)
    {
        var table = Tables.Of([Say("Territoire", "Territory"), .. DepartmentSheet.Headings]);
        foreach (var department in plan.Departments)
        {
            var label = $"{department.Department} {department.DisplayName}";
            table.AddTextRow([label, .. DepartmentSheet.Cells(department.Totals ?? new Totals())]);
        }
        table.AddTextRow([Say("Région", "Region"), .. DepartmentSheet.Cells(plan.Totals ?? new Totals())]);
        screen.WriteHeading(Say("Chiffres", "Figures"));
        screen.Write(table);
    }

    private static void WriteEnvelope(Screen screen, Plan plan)
    {
        if (plan.Envelope.Count == 0) return;
        var table = Tables.Of(SayEach(
            "Année | Dispositif | >Alloué | >Engagé | >Disponible | >Engagé à",
            "Year | Scheme | >Allotted | >Committed | >Available | >Share committed"));
        foreach (var line in plan.Envelope)
        {
            var share = line.AllottedCents == 0 ? "–" : Numbers.Percent(100.0 * line.CommittedCents / line.AllottedCents);
            table.AddTextRow(
                $"{line.Year}", line.Scheme,
                Numbers.Euros(line.AllottedCents), Numbers.Euros(line.CommittedCents), Numbers.Euros(line.AvailableCents), share);
        }
        screen.WriteHeading(Say("Enveloppe", "Envelope"));
        screen.Write(table);
    }
}
