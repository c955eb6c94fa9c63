using RelocGrains.Cli.Labels;
using RelocGrains.Cli.Output;
using Spectre.Console;

namespace RelocGrains.Cli.Importing;

/// <summary>The result of an import for people: a table of what was refused, and one sentence.</summary>
internal sealed class ImportSheet(Screen screen, bool validateOnly) : IImportOutcome
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
            screen.WriteLine(Say(
                $"… {Numbers.Of(tally.Refused)} lignes refusées en tout (--report les écrit toutes).",
                $"… {Numbers.Of(tally.Refused)} refused lines in all (--report writes all of them)."));
        }
        screen.WriteLine(string.Join(", ", Counts(tally)) + ".");
    }

    private Table Table()
    {
        var table = Tables.Of(SayEach(">Ligne | !Motif | Pourquoi | Que faire", ">Line | !Reason | Why | What to do"));
        foreach (var refusal in shown)
        {
            table.AddTextRow(Numbers.Of(refusal.Line.Number), Refusals.ReasonOf(refusal), Refusals.WhyOf(refusal), Refusals.AdviceOf(refusal));
        }
        return table;
    }

    private IEnumerable<string> Counts(ImportTally tally)
    {
        yield return validateOnly
            ? Numbers.Count(tally.Valid, Say("ligne bonne", "good line"), Say("lignes bonnes", "good lines"))
            : Numbers.Count(tally.Imported, Say("dossier importé", "case imported"), Say("dossiers importés", "cases imported"));
        yield return Numbers.Count(tally.Refused, Say("ligne refusée", "line refused"), Say("lignes refusées", "lines refused"));
        yield return Numbers.Count(tally.Unchanged, Say("inchangée", "unchanged"), Say("inchangées", "unchanged"));
    }
}
