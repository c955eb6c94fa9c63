using RelocGrains.Cli.Labels;
using RelocGrains.Cli.Output;
using RelocGrains.V1;
using Spectre.Console;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc verify`: proves that the log is whole and unchanged.</summary>
internal sealed class VerifyVerb : Verb
{
    public VerifyVerb() : base(
        "verify",
        Say(
            "Vérifier que le journal est entier et inchangé (sort avec 1 sinon)",
            "Verify that the log is whole and unchanged (exits with 1 if not)"),
        "reloc verify --as controller",
        "reloc verify -o json | jq -r .headHash")
    {
    }

    protected override async Task<int> RunAsync(Session session)
    {
        var answer = await session.Client.Log.VerifyLogAsync(new VerifyLogRequest(), session.Call);
        if (session.Screen.IsJson) Screen.WriteJson(PlainJson.Of(answer));
        else Write(session.Screen, answer);
        return answer.Ok ? ExitCode.Done : ExitCode.Refused;
    }

    private static void Write(Screen screen, VerifyLogResponse answer)
    {
        screen.WriteLine(answer.Ok ? Say(
            "[green]✓ Journal entier et inchangé[/]",
            "[green]✓ The log is whole and unchanged[/]") : Say("[red]✗ Journal défectueux[/]", "[red]✗ The log is damaged[/]"));
        var last = Say("dernière position", "last position");
        screen.WriteLine($"  {Numbers.Count(answer.Events, Say("fait", "fact"))}, {last} {Numbers.Of(answer.LastPosition)}");
        screen.WriteLine($"  {Say("empreinte", "hash")} {Markup.Escape(answer.HeadHash)}");
        if (answer.Findings.Count == 0) return;
        var table = Tables.Of(SayEach(">Position | Défaut", ">Position | Defect"));
        foreach (var finding in answer.Findings) table.AddTextRow(Numbers.Of(finding.Position), finding.What);
        screen.Write(table);
    }
}
