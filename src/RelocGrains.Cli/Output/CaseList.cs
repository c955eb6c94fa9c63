using System.Text.Json.Nodes;
using RelocGrains.Cli.Labels;
using RelocGrains.V1;

namespace RelocGrains.Cli.Output;

/// <summary>Cases, one line each.</summary>
internal static class CaseList
{
    /// <summary>What <c>ProjectView.BASIC</c> answers; the other fields would only look empty.</summary>
    public static readonly IReadOnlySet<string> Basic = new HashSet<string>(StringComparer.Ordinal)
    {
        "name", "etag", "revision", "stage", "status", "outcome", "company", "department", "commune", "announced_jobs",
        "announced_investment_cents", "owner", "partner_numbers", "waiting_for", "stage_since", "create_time", "update_time",
    };

    public static void Write(Screen screen, IReadOnlyList<Project> cases, ListProjectsResponse last)
    {
        var table = Tables.Of(SayEach(
            "!Dossier | Entreprise | Lieu | !Stade | État | >Emplois annoncés | Suivi par | Attend",
            "!Case | Company | Place | !Stage | Status | >Announced jobs | Owner | Waits for"));
        foreach (var project in cases) table.AddTextRow(Row(project));
        if (cases.Count > 0) screen.Write(table);
        screen.Note(cases.Count < last.TotalSize
            ? $"{Numbers.Of(cases.Count)} {Say("sur", "of")} {Numbers.Cases(last.TotalSize)} "
                + Say("(--all pour tous, --page-size pour plus).", "(--all for all of them, --page-size for more).")
            : $"{Numbers.Cases(last.TotalSize)}.");
    }

    public static JsonObject Json(IReadOnlyList<Project> cases, ListProjectsResponse last) => new()
    {
        ["totalSize"] = last.TotalSize,
        ["projects"] = new JsonArray([.. cases.Select(project => PlainJson.Only(project, Basic))]),
        ["nextPageToken"] = last.NextPageToken.Length > 0 ? last.NextPageToken : null,
        ["revision"] = last.Revision,
    };

    private static string[] Row(Project project) =>
    [
        CaseName.ToReference(project.Name),
        project.Company?.Name ?? "–",
        $"{project.Department} {project.Commune}",
        StageLabels.Of(project.Stage),
        StageLabels.Standing(project),
        Numbers.Of(project.AnnouncedJobs),
        project.Owner?.Person ?? "–",
        string.Join(", ", project.WaitingFor.Select(waiting => WaitingLabels.Short(waiting.WaitsFor)).Distinct(StringComparer.Ordinal)),
    ];
}
