using System.CommandLine;
using Grpc.Core;
using RelocGrains.Cli.Importing;
using RelocGrains.Client;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc import`: opens a case for each line of a file.</summary>
internal sealed class ImportVerb : Verb
{
    private readonly Argument<string> path;
    private readonly Option<string[]> map;
    private readonly Option<bool> dryRun;
    private readonly Option<string?> report;

    public ImportVerb() : base(
        "import",
        Say("Ouvrir un dossier pour chaque ligne d'un fichier CSV", "Open a case for each line of a CSV file"),
        "reloc import detections.csv --dry-run",
        "reloc import detections.csv --report refusees.csv",
        "reloc import extraction.csv --map externalId=\"N° dossier\" --map siren=SIREN -o json",
        "reloc import - < detections.csv")
    {
        path = Take(new Argument<string>("FILE") { Description = Say("Le fichier (- : entrée standard)", "The file (-: standard input)") });
        map = Add(new Option<string[]>("--map")
        {
            Description = Say("Le titre d'une colonne qui en a un autre ; répétable", "The header of a column that has another one; repeatable"),
            HelpName = "column=Header",
            DefaultValueFactory = _ => [],
        });
        dryRun = Add(new Option<bool>("--dry-run") { Description = Say("Contrôler seulement, ne rien écrire", "Only check, write nothing") });
        report = Add(Cli.Options.Text("--report", Say("Écrire ici les lignes refusées, avec leurs motifs, à corriger et à importer de nouveau", "Write the refused lines here with their reasons, to be corrected and imported again"), "FILE.csv"));
    }

    public override string Details => ImportHelp.Text;

    protected override async Task<int> RunAsync(Session session)
    {
        using var file = await ImportFile.Open(session.Get(path), session.CancellationToken);
        var columns = ImportColumns.Of(file.Headers, session.Get(map) ?? []);
        if (columns.Ignored(file.Headers) is { Count: > 0 } ignored) NoteIgnored(session, ignored);
        using var refused = session.Get(report) is { } target ? new RefusedLinesFile(target, file) : null;
        IImportOutcome outcome = session.Screen.IsJson ? new ImportDocument(session.Get(dryRun)) : new ImportSheet(session.Screen, session.Get(dryRun));
        var tally = new ImportTally(refused is null ? [outcome] : [outcome, refused]);
        return await Run(session, file, new LineReader(columns, session.Get(dryRun)), tally, outcome);
    }

    private static async Task<int> Run(Session session, ImportFile file, LineReader reader, ImportTally tally, IImportOutcome outcome)
    {
        await using var lines = file.Lines(session.CancellationToken).Select(reader.Read).GetAsyncEnumerator(session.CancellationToken);
        using var run = new ImportRun(session, lines, tally);
        try
        {
            await ImportProgress.Watch(session.Screen, file, tally, run.ToEnd());
        }
        catch (Exception stopped) when (session.CancellationToken.IsCancellationRequested && stopped is OperationCanceledException or RpcException)
        {
            outcome.Write(tally);
            session.Screen.Note(Interrupted(tally));
            return ExitCode.Interrupted;
        }
        catch (RpcException lost)
        {
            outcome.Write(tally);
            session.Screen.Note(Interrupted(tally));
            return Failures.Write(session, RelocGrainsError.From(lost));
        }
        outcome.Write(tally);
        return tally.Refused == 0 ? ExitCode.Done : ExitCode.LinesRefused;
    }

    private static void NoteIgnored(Session session, IReadOnlyList<string> ignored)
    {
        if (session.Screen.IsJson) return;
        session.Screen.Note(Spectre.Console.Markup.Escape(Say($"Colonnes non reprises : {string.Join(", ", ignored)}.", $"Columns not taken: {string.Join(", ", ignored)}.")));
    }

    private static string Interrupted(ImportTally tally) => Say(
        $"Arrêté après {tally.Answered} lignes. Répéter la même commande est sans danger : rien n'est compté deux fois.",
        $"Stopped after {tally.Answered} lines. Repeating the same command is safe: nothing is counted twice.");
}
