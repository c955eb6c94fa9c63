using System.Text.Json;
using System.Text.Json.Nodes;
using RelocGrains.Cli.French;
using RelocGrains.Cli.Output;
using Spectre.Console;

namespace RelocGrains.Cli.Importing;

/// <summary>The result of an import as its reader wants it.</summary>
internal interface IImportOutcome : IRefusals
{
    /// <summary>Says what it came to; called once, also when the import ended before its lines.</summary>
    void Write(ImportTally tally);
}

/// <summary>
/// For people: a table of what was refused, and one sentence.
/// </summary>
internal sealed class ImportSheet(Screen screen) : IImportOutcome
{
    // More lines than this are read in a file, not on a screen.
    private const int MaxShown = 1_000;

    private readonly List<LineRefusal> shown = [];

    public void Add(LineRefusal refusal)
    {
        if (shown.Count < MaxShown) shown.Add(refusal);
    }

    public void Write(ImportTally tally)
    {
        if (shown.Count > 0) screen.Write(Table());
        if (tally.Refused > shown.Count)
        {
            screen.WriteLine(Say($"… {Numbers.Count(tally.Refused, "ligne refusée", "lignes refusées")} en tout (--report les écrit toutes).", $"… {tally.Refused} refused lines in all (--report writes all of them)."));
        }
        screen.WriteLine(Sentence(tally));
    }

    private Table Table()
    {
        var table = Tables.Of(Say(">Ligne", ">Line"), Say("!Motif", "!Reason"), Say("Pourquoi", "Why"), Say("Que faire", "What to do"));
        foreach (var refusal in shown)
        {
            table.AddTextRow(Numbers.Of(refusal.Line.Number), Refusals.ReasonOf(refusal), Refusals.WhyOf(refusal), Refusals.AdviceOf(refusal));
        }
        return table;
    }

    private static string Sentence(ImportTally tally) => tally.Valid > 0
        ? Say(
            $"Contrôle seul : {Numbers.Count(tally.Valid, "ligne bonne", "lignes bonnes")}, {tally.Refused} refusées, {tally.Unchanged} déjà importées.",
            $"Only checked: {tally.Valid} good, {tally.Refused} refused, {tally.Unchanged} imported before.")
        : Say(
            $"{Numbers.Count(tally.Imported, "dossier importé", "dossiers importés")}, {Numbers.Count(tally.Refused, "ligne refusée", "lignes refusées")}, {Numbers.Count(tally.Unchanged, "inchangée")}.",
            $"{tally.Imported} imported, {tally.Refused} refused, {tally.Unchanged} unchanged.");
}

/// <summary>For programs: one line that is one JSON object. Refusals are written as they come, so that any number of them costs no memory.</summary>
internal sealed class ImportDocument(bool validateOnly) : IImportOutcome
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string before = "{\"refusals\":[";

    public void Add(LineRefusal refusal)
    {
        Console.Out.Write(before + Refusals.Json(refusal).ToJsonString(OneLine));
        before = ",";
    }

    public void Write(ImportTally tally)
    {
        var counts = new JsonObject { ["imported"] = tally.Imported, ["refused"] = tally.Refused, ["unchanged"] = tally.Unchanged };
        if (validateOnly) counts["valid"] = tally.Valid;
        var begun = tally.Refused == 0 ? before : "";
        Console.Out.WriteLine($"{begun}],{counts.ToJsonString(OneLine)[1..]}");
    }
}
