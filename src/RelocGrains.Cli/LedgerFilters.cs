using System.CommandLine;
using RelocGrains.V1;
using Day = Google.Type.Date;

namespace RelocGrains.Cli;

/// <summary>The options by which movements of figures are chosen, the same wherever they are listed.</summary>
internal sealed class LedgerFilters
{
    private readonly Option<Day?> asOf;
    private readonly Option<Day?> knownAt;
    private readonly Option<string?> department;
    private readonly Option<Measure> measure;
    private readonly Option<string?> project;

    /// <summary>Adds them to a verb.</summary>
    public LedgerFilters(Command verb)
    {
        asOf = Options.Day("--as-of", Say(
            "Mouvements vrais à la fin de ce jour [aujourd'hui]",
            "Movements true at the end of that day [today]"));
        knownAt = Options.Day("--known-at", Say(
            "Mouvements enregistrés à la fin de ce jour [aujourd'hui]",
            "Movements recorded by the end of that day [today]"));
        department = Options.Department(Say("De ce département, par son code (69)", "Of this department, by its code (69)"));
        measure = Options.OneOf<Measure>("--measure", Say("De cette grandeur", "Of this measure"));
        project = Options.Text("--case", Say("De ce dossier", "Of this case"), "CASE");
        foreach (var option in new Option[] { asOf, knownAt, department, measure, project }) verb.Options.Add(option);
    }

    /// <summary>Asks for the movements that were chosen.</summary>
    public ListLedgerEntriesRequest Request(Session session) => new()
    {
        AsOf = session.Get(asOf),
        KnownAt = session.Get(knownAt),
        Department = session.Get(department) ?? "",
        Measure = session.Get(measure),
        Project = session.Get(project) is { } reference ? CaseName.ToResource(reference) : "",
        Consistency = session.Consistency(),
    };
}
