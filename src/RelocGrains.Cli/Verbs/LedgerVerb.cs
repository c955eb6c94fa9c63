using System.CommandLine;
using System.Text.Json.Nodes;
using RelocGrains.Cli.Labels;
using RelocGrains.Cli.Output;
using RelocGrains.V1;
using Day = Google.Type.Date;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc ledger`: the movements that a figure is made of.</summary>
internal sealed class LedgerVerb : Verb
{
    private readonly Option<Day?> asOf;
    private readonly Option<Day?> knownAt;
    private readonly Option<string?> department;
    private readonly Option<Measure> measure;
    private readonly Option<string?> project;
    private readonly Option<int?> pageSize;
    private readonly Option<string?> pageToken;
    private readonly Option<bool> all;

    public LedgerVerb() : base(
        "ledger",
        "Lister les mouvements dont un chiffre est fait",
        "reloc ledger --as-of 2022-11-30 --department 69 --measure JOBS_ANNOUNCED --all",
        "reloc ledger --case AURA-2026-00042",
        "reloc ledger --measure PROJECTS --all -o json | jq '[.entries[].delta] | add'")
    {
        asOf = Add(Cli.Options.Day("--as-of", "Mouvements vrais à la fin de ce jour [aujourd'hui]"));
        knownAt = Add(Cli.Options.Day("--known-at", "Mouvements enregistrés à la fin de ce jour [aujourd'hui]"));
        department = Add(Cli.Options.Text("--department", "De ce département, par son code (69)", "CODE"));
        measure = Add(Cli.Options.OneOf<Measure>("--measure", "De cette grandeur"));
        project = Add(Cli.Options.Text("--case", "De ce dossier", "CASE"));
        pageSize = Add(Cli.Options.Number("--page-size", "Mouvements par page, 500 au plus [50]"));
        pageToken = Add(Cli.Options.Text("--page-token", "La page qui suit (nextPageToken de la précédente)", "TOKEN"));
        all = Add(new Option<bool>("--all") { Description = "Toutes les pages" });
        ReadOptions.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session)
    {
        var request = Request(session);
        var entries = new List<LedgerEntry>();
        ListLedgerEntriesResponse page;
        do
        {
            page = await session.Client.Plan.ListLedgerEntriesAsync(request, session.Call);
            entries.AddRange(page.Entries);
            request.PageToken = page.NextPageToken;
        }
        while (session.Get(all) && page.NextPageToken.Length > 0);

        if (session.Screen.IsJson) Screen.WriteJson(Json(entries, page));
        else Write(session.Screen, entries, page);
        return ExitCode.Done;
    }

    private ListLedgerEntriesRequest Request(Session session) => new()
    {
        AsOf = session.Get(asOf),
        KnownAt = session.Get(knownAt),
        Department = session.Get(department) ?? "",
        Measure = session.Get(measure),
        Project = session.Get(project) is { } reference ? CaseName.ToResource(reference) : "",
        PageSize = session.Get(pageSize) ?? (session.Get(all) ? 500 : 0),
        PageToken = session.Get(pageToken) ?? "",
        Consistency = session.Consistency(),
    };

    private static JsonObject Json(IEnumerable<LedgerEntry> entries, ListLedgerEntriesResponse last) => new()
    {
        ["entries"] = new JsonArray([.. entries.Select(entry => PlainJson.Of(entry))]),
        ["nextPageToken"] = last.NextPageToken.Length > 0 ? last.NextPageToken : null,
        ["revision"] = last.Revision,
    };

    private static void Write(Screen screen, IReadOnlyList<LedgerEntry> entries, ListLedgerEntriesResponse last)
    {
        var table = Tables.Of(">Position", "Vrai le", "!Enregistré le", "!Dossier", "Dép.", "Grandeur", ">Mouvement");
        foreach (var entry in entries)
        {
            table.AddTextRow(
                Numbers.Of(entry.Position), Days.ToFrench(entry.EffectiveOn), Days.ToFrenchMinute(entry.RecordTime),
                CaseName.ToReference(entry.Project), entry.Department, FigureLabels.Of(entry.Measure), FigureLabels.Amount(entry));
        }
        if (entries.Count > 0) screen.Write(table);
        foreach (var sums in entries.GroupBy(entry => entry.Measure).OrderBy(group => group.Key))
        {
            var sum = new LedgerEntry { Measure = sums.Key, Delta = sums.Sum(entry => entry.Delta) };
            screen.WriteLine($"Somme des mouvements affichés, {FigureLabels.Of(sums.Key)} : {FigureLabels.Amount(sum)}");
        }
        var more = last.NextPageToken.Length > 0 ? ", d'autres suivent (--all pour tous)" : "";
        screen.Note($"{Numbers.Count(entries.Count, "mouvement")}{more}.");
    }
}
