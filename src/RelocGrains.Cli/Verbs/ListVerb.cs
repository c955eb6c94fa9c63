using System.CommandLine;
using RelocGrains.Cli.Output;
using RelocGrains.V1;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc list`: cases, filtered.</summary>
internal sealed class ListVerb : Verb
{
    private readonly Option<string?> department;
    private readonly Option<Stage> stage;
    private readonly Option<Status> status;
    private readonly Option<Outcome> outcome;
    private readonly Option<bool?> live;
    private readonly Option<string?> owner;
    private readonly Option<string?> partner;
    private readonly Option<string?> number;
    private readonly Option<string?> text;
    private readonly Option<int?> pageSize;
    private readonly Option<string?> pageToken;
    private readonly Option<bool> all;

    public ListVerb() : base(
        "list",
        "Lister les dossiers",
        "reloc list --department 69 --live",
        "reloc list --stage STRUCTURED --partner bpifrance --as partner:bpifrance",
        "reloc list --text textile --all -o json")
    {
        department = Add(Cli.Options.Text("--department", "Dans ce département, par son code (69)", "CODE"));
        stage = Add(Cli.Options.OneOf<Stage>("--stage", "À ce stade"));
        status = Add(Cli.Options.OneOf<Status>("--status", "Avec ce statut"));
        outcome = Add(Cli.Options.OneOf<Outcome>("--outcome", "Avec cette issue"));
        live = Add(new Option<bool?>("--live") { Description = "Seulement les dossiers en cours (--live false : seulement les terminés)" });
        owner = Add(Cli.Options.Text("--owner", "Suivis par cette personne", "PERSON"));
        partner = Add(Cli.Options.Text("--partner", "Qui concernent ce partenaire", "PARTNER"));
        number = Add(Cli.Options.Text("--number", "Avec ce numéro de dossier chez un partenaire", "NUMBER"));
        text = Add(Cli.Options.Text("--text", "Avec ces mots dans l'entreprise, la commune ou la référence"));
        pageSize = Add(Cli.Options.Number("--page-size", "Dossiers par page, 500 au plus [50]"));
        pageToken = Add(Cli.Options.Text("--page-token", "La page qui suit (nextPageToken de la précédente)", "TOKEN"));
        all = Add(new Option<bool>("--all") { Description = "Toutes les pages" });
        ReadOptions.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session)
    {
        var request = Request(session);
        var cases = new List<Project>();
        ListProjectsResponse page;
        do
        {
            page = await session.Client.Projects.ListProjectsAsync(request, session.Call);
            cases.AddRange(page.Projects);
            request.PageToken = page.NextPageToken;
        }
        while (session.Get(all) && page.NextPageToken.Length > 0);

        if (session.Screen.IsJson) Screen.WriteJson(CaseList.Json(cases, page));
        else CaseList.Write(session.Screen, cases, page);
        return ExitCode.Done;
    }

    private ListProjectsRequest Request(Session session)
    {
        var request = new ListProjectsRequest
        {
            Department = session.Get(department) ?? "",
            Stage = session.Get(stage),
            Status = session.Get(status),
            Outcome = session.Get(outcome),
            Owner = session.Get(owner) ?? "",
            Partner = session.Get(partner) ?? "",
            PartnerNumber = session.Get(number) ?? "",
            Text = session.Get(text) ?? "",
            PageSize = session.Get(pageSize) ?? (session.Get(all) ? 500 : 0),
            PageToken = session.Get(pageToken) ?? "",
            Consistency = session.Consistency(),
        };
        if (session.Get(live) is { } wanted) request.Live = wanted;
        return request;
    }
}
