using RelocGrains.Cli.Labels;
using RelocGrains.V1;
using Spectre.Console;

namespace RelocGrains.Cli.Output;

/// <summary>What became of a case after a write, in a few lines. The reference comes first, so that scripts may cut it.</summary>
internal static class Receipt
{
    public static void Write(Screen screen, Project project)
    {
        var since = Say("depuis le ", "since ") + Days.Of(project.StageSince);
        var stage = $"{StageLabels.Of(project.Stage)} ({(int)project.Stage}/{StageLabels.Count}) {since}";
        var company = Markup.Escape(project.Company?.Name ?? "");
        screen.WriteLine($"[bold]{Reference(project)}[/]  {company}{Colon}{stage}, {StageLabels.Standing(project)}");
        foreach (var waiting in project.WaitingFor)
        {
            var due = waiting.DueOn is null ? "" : Say(", pour le ", ", due on ") + Days.Of(waiting.DueOn);
            screen.WriteLine(Markup.Escape($"  {Say("attend", "waits for")} {WaitingLabels.Of(waiting.WaitsFor)}{due}"));
        }
        if (project.Etag.Length > 0) screen.WriteLine($"  etag {Markup.Escape(project.Etag)}");
    }

    private static string Reference(Project project) =>
        project.Name.Length > 0 ? CaseName.ToReference(project.Name) : Say("(sans référence)", "(no reference)");
}
