using System.CommandLine;
using System.Text.Json.Nodes;
using RelocGrains.Cli.Labels;
using RelocGrains.Cli.Output;
using RelocGrains.V1;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc ledger`: the movements that a figure is made of.</summary>
internal sealed class LedgerVerb : Verb
{
    private readonly LedgerFilters filters;
    private readonly Option<int?> pageSize;
    private readonly Option<string?> pageToken;
    private readonly Option<bool> all;

    public LedgerVerb() : base(
        "ledger",
        Say("Lister les mouvements dont un chiffre est fait", "List the movements that a figure is made of"),
        "reloc ledger --as-of 2022-11-30 --department 69 --measure JOBS_ANNOUNCED --all",
        "reloc ledger --case AURA-2026-00042",
        "reloc ledger --measure PROJECTS --all -o json | jq '[.entries[].delta] | add'")
    {
        filters = new LedgerFilters(this);
        pageSize = Add(Cli.Options.Number("--page-size", Say(
            "Mouvements par page, 500 au plus [50]",
            "Movements a page, 500 at most [50]")));
        pageToken = Add(Cli.Options.Text("--page-token", Say(
            "La page qui suit (nextPageToken de la précédente)",
            "The page that follows (nextPageToken of the one before)"), "TOKEN"));
        all = Add(new Option<bool>("--all") { Description = Say("Toutes les pages", "All pages") });
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

    private ListLedgerEntriesRequest Request(Session session)
    {
        var request = filters.Request(session);
        request.PageSize = session.Get(pageSize) ?? (session.Get(all) ? 500 : 0);
        request.PageToken = session.Get(pageToken) ?? "";
        return request;
    }

    private static JsonObject Json(IEnumerable<LedgerEntry> entries, ListLedgerEntriesResponse last) => new()
    {
        ["entries"] = new JsonArray([.. entries.Select(entry => PlainJson.Of(entry))]),
        ["nextPageToken"] = last.NextPageToken.Length > 0 ? last.NextPageToken : null,
        ["revision"] = last.Revision,
    };

    private static void Write(Screen screen, IReadOnlyList<LedgerEntry> entries, ListLedgerEntriesResponse last)
    {
        var table = Tables.Of(SayEach(
            ">Position | Vrai le | !Enregistré le | !Dossier | Dép. | Grandeur | >Mouvement",
            ">Position | True on | !Recorded at | !Case | Dept. | Measure | >Movement"));
        foreach (var entry in entries)
        {
            table.AddTextRow(
                Numbers.Of(entry.Position), Days.Of(entry.EffectiveOn), Days.MinuteOf(entry.RecordTime),
                CaseName.ToReference(entry.Project), entry.Department, FigureLabels.Of(entry.Measure), FigureLabels.Amount(entry));
        }
        if (entries.Count > 0) screen.Write(table);
        foreach (var sums in entries.GroupBy(entry => entry.Measure).OrderBy(group => group.Key))
        {
            var sum = new LedgerEntry { Measure = sums.Key, Delta = sums.Sum(entry => entry.Delta) };
            var shown = Say("Somme des mouvements affichés", "Sum of the movements shown");
            screen.WriteLine($"{shown}, {FigureLabels.Of(sums.Key)}{Colon}{FigureLabels.Amount(sum)}");
        }
        var more = last.NextPageToken.Length > 0 ? Say(
            ", d'autres suivent (--all pour tous)",
            ", others follow (--all for all of them)") : "";
        screen.Note($"{Numbers.Count(entries.Count, Say("mouvement", "movement"))}{more}.");
    }
}
