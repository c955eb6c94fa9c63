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
        "Vérifier que le journal est entier et inchangé (sort avec 1 sinon)",
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
        screen.WriteLine(answer.Ok ? "[green]✓ Journal entier et inchangé[/]" : "[red]✗ Journal défectueux[/]");
        screen.WriteLine($"  {Numbers.Count(answer.Events, "fait")}, dernière position {Numbers.Of(answer.LastPosition)}");
        screen.WriteLine($"  empreinte {Markup.Escape(answer.HeadHash)}");
        if (answer.Findings.Count == 0) return;
        var table = Tables.Of(">Position", "Défaut");
        foreach (var finding in answer.Findings) table.AddTextRow(Numbers.Of(finding.Position), finding.What);
        screen.Write(table);
    }
}
