using System.Text.Json.Nodes;
using RelocGrains.Cli.Labels;
using RelocGrains.V1;
using Spectre.Console;

namespace RelocGrains.Cli.Output;

/// <summary>What a watch is told: one line an act.</summary>
internal static class WatchLine
{
    /// <summary>An act: when, which case, what, by whom, and what it moved. Nothing for a bookmark.</summary>
    public static void Write(Screen screen, WatchProjectsResponse told)
    {
        if (told.Entries.Count == 0) return;
        var (project, last) = (told.Project, told.Entries[^1]);
        var facts = string.Join(Semicolon, told.Entries.Select(CaseTimeline.Fact));
        var movements = string.Join(", ", told.Entries.SelectMany(entry => entry.Movements).Select(FigureLabels.Movement));
        screen.WriteLine(
            $"[grey]{Days.MinuteOf(last.RecordTime)}[/]  [bold]{CaseName.ToReference(project.Name)}[/]  "
            + Markup.Escape($"{project.Department} {project.Company?.Name}{Colon}{facts}  [{RoleLabels.Of(last.By)}]  {movements}".TrimEnd()));
    }

    /// <summary>The same for scripts, bookmarks too.</summary>
    public static JsonObject Json(WatchProjectsResponse told) => new()
    {
        ["entries"] = new JsonArray([.. told.Entries.Select(entry => PlainJson.Of(entry))]),
        ["project"] = told.Project is { } project ? PlainJson.Only(project, CaseList.Basic) : null,
        ["revision"] = told.Revision,
    };
}
