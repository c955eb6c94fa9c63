using RelocGrains.Cli.Labels;
using RelocGrains.V1;

namespace RelocGrains.Cli.Output;

/// <summary>Departments as they stand: all of them in a table, or one with its stages and the cases that wait.</summary>
internal static class DepartmentSheet
{
    /// <summary>Over <see cref="Cells"/>.</summary>
    public static string[] Headings => SayEach(
        ">Projets | >Emplois | >Annoncés | >Conventionnés | >Constatés | >Maintenus | >Investissement privé | >Financement public",
        ">Projects | >Jobs | >Announced | >Contracted | >Verified | >Maintained | >Private investment | >Public funding");

    public static void Write(Screen screen, IReadOnlyList<Department> departments)
    {
        var table = Tables.Of([Say("Département", "Department"), .. Headings]);
        foreach (var department in departments)
        {
            table.AddTextRow([$"{department.Code} {department.DisplayName}", .. Cells(department.Totals ?? new Totals())]);
        }
        screen.Write(table);
    }

    public static void Write(Screen screen, Department department)
    {
        Write(screen, [department]);
        WriteStages(screen, department.Stages);
        if (department.Waiting.Count == 0) return;
        var table = Tables.Of(SayEach("!Dossier | Attend | Pour le", "!Case | Waits for | Due on"));
        foreach (var waiting in department.Waiting)
        {
            table.AddTextRow(CaseName.ToReference(waiting.Project), WaitingLabels.Of(waiting.WaitsFor), Days.Of(waiting.DueOn));
        }
        screen.WriteHeading(Say("En attente", "Waiting"));
        screen.Write(table);
    }

    /// <summary>How many cases stand in each stage.</summary>
    public static void WriteStages(Screen screen, IReadOnlyCollection<StageCount> stages)
    {
        if (stages.Count == 0) return;
        var table = Tables.Of(SayEach("Stade | >En cours | >Terminés", "Stage | >Under way | >Ended"));
        foreach (var stage in stages) table.AddTextRow(StageLabels.Of(stage.Stage), Numbers.Of(stage.Live), Numbers.Of(stage.Ended));
        screen.WriteHeading(Say("Dossiers par stade", "Cases by stage"));
        screen.Write(table);
    }

    /// <summary>Projects, jobs and their four states, private and public money.</summary>
    public static string[] Cells(Totals totals) =>
    [
        Numbers.Of(totals.Projects), Numbers.Of(totals.Jobs), Numbers.Of(totals.JobsAnnounced), Numbers.Of(totals.JobsContracted),
        Numbers.Of(totals.JobsVerified), Numbers.Of(totals.JobsMaintained),
        Numbers.Euros(totals.PrivateInvestmentCents), Numbers.Euros(totals.PublicFundingCents),
    ];
}
