using System.CommandLine;
using RelocGrains.Cli.Output;
using RelocGrains.V1;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc list`: cases, filtered.</summary>
internal sealed class ListVerb : Verb
{
    private readonly CaseFilters filters;
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
        filters = new CaseFilters(this);
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
        var request = filters.Request(session);
        request.PageSize = session.Get(pageSize) ?? (session.Get(all) ? 500 : 0);
        request.PageToken = session.Get(pageToken) ?? "";
        return request;
    }
}
