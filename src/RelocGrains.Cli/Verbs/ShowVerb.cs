using System.CommandLine;
using System.Text.Json.Nodes;
using Grpc.Core;
using RelocGrains.Cli.Output;
using RelocGrains.V1;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc show CASE`: one case with its history.</summary>
internal sealed class ShowVerb : Verb
{
    private const int HistoryPage = 500;

    private readonly Argument<string> reference;
    private readonly Option<bool> brief;

    public ShowVerb() : base(
        "show",
        Say("Montrer un dossier et son historique", "Show a case and its history"),
        "reloc show AURA-2026-00042",
        "reloc show AURA-2026-00042 --no-history",
        "reloc show AURA-2026-00042 -o json | jq '{stage, jobs, waitingFor}'")
    {
        reference = Take(Cli.Options.Case());
        brief = Add(new Option<bool>("--no-history") { Description = Say("Sans l'historique", "Without the history") });
        ReadOptions.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session)
    {
        var name = session.Case(reference);
        var request = new GetProjectRequest { Name = name, View = ProjectView.Full, Consistency = session.Consistency() };
        var project = await session.Client.Projects.GetProjectAsync(request, session.Call);
        var history = session.Get(brief) ? [] : await History(session, name, project.Revision);
        if (session.Screen.IsJson) Screen.WriteJson(Json(project, history));
        else CaseSheet.Write(session.Screen, project, await DepartmentName(session, project.Department), history);
        return ExitCode.Done;
    }

    private static async Task<List<HistoryEntry>> History(Session session, string name, string revision)
    {
        var request = new ListProjectHistoryRequest
        {
            Parent = name,
            PageSize = HistoryPage,
            Consistency = new Consistency { MinRevision = revision },
        };
        var entries = new List<HistoryEntry>();
        do
        {
            var page = await session.Client.History.ListProjectHistoryAsync(request, session.Call);
            entries.AddRange(page.Entries);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return entries;
    }

    // The sheet is worth reading without it.
    private static async Task<string> DepartmentName(Session session, string code)
    {
        try
        {
            var request = new GetDepartmentRequest { Name = "departments/" + code };
            return (await session.Client.Departments.GetDepartmentAsync(request, session.Call)).DisplayName;
        }
        catch (RpcException) when (!session.CancellationToken.IsCancellationRequested)
        {
            return "";
        }
    }

    private static JsonObject Json(Project project, IEnumerable<HistoryEntry> history)
    {
        var json = PlainJson.Of(project);
        json["history"] = new JsonArray([.. history.Select(entry => PlainJson.Of(entry))]);
        return json;
    }
}
