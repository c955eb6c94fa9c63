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
        Say("Lister les dossiers", "List cases"),
        "reloc list --department 69 --live",
        "reloc list --stage STRUCTURED --partner bpifrance --as partner:bpifrance",
        "reloc list --text textile --all -o json")
    {
        department = Add(Cli.Options.Department(Say(
            "Dans ce département, par son code (69)",
            "In this department, by its code (69)")));
        stage = Add(Cli.Options.OneOf<Stage>("--stage", Say("À ce stade", "At this stage")));
        status = Add(Cli.Options.OneOf<Status>("--status", Say("Avec ce statut", "With this status")));
        outcome = Add(Cli.Options.OneOf<Outcome>("--outcome", Say("Avec cette issue", "With this outcome")));
        live = Add(new Option<bool?>("--live")
        {
            Description = Say(
                "Seulement les dossiers en cours (--live false : seulement les terminés)",
                "Only cases under way (--live false: only those that have ended)"),
        });
        owner = Add(Cli.Options.Text("--owner", Say("Suivis par cette personne", "Owned by this person"), "PERSON"));
        partner = Add(Cli.Options.Text("--partner", Say("Qui concernent ce partenaire", "That concern this partner"), "PARTNER"));
        number = Add(Cli.Options.Text("--number", Say(
            "Avec ce numéro de dossier chez un partenaire",
            "With this dossier number at a partner"), "NUMBER"));
        text = Add(Cli.Options.Text("--text", Say(
            "Avec ces mots dans l'entreprise, la commune ou la référence",
            "With these words in the company, the commune or the reference")));
        pageSize = Add(Cli.Options.Number("--page-size", Say("Dossiers par page, 500 au plus [50]", "Cases a page, 500 at most [50]")));
        pageToken = Add(Cli.Options.Text("--page-token", Say(
            "La page qui suit (nextPageToken de la précédente)",
            "The page that follows (nextPageToken of the one before)"), "TOKEN"));
        all = Add(new Option<bool>("--all") { Description = Say("Toutes les pages", "All pages") });
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
