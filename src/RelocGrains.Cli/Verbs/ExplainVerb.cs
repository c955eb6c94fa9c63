using System.CommandLine;
using RelocGrains.Cli.Labels;
using RelocGrains.Cli.Output;
using RelocGrains.V1;
using Spectre.Console;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc explain`: what stands between a case and a stage.</summary>
internal sealed class ExplainVerb : Verb
{
    private readonly Argument<string> reference;
    private readonly Option<Stage> to;

    public ExplainVerb() : base(
        "explain",
        Say(
            "Dire ce qui manque pour entrer à un stade, et qui peut le fournir",
            "Say what is missing for entering a stage, and who can supply it"),
        "reloc explain AURA-2026-00042",
        "reloc explain AURA-2026-00042 --to CONTRACTED -o json | jq '.unmet[].guard'")
    {
        reference = Take(Cli.Options.Case());
        to = Add(Cli.Options.OneOf<Stage>("--to", Say("Le stade visé [le suivant]", "The stage aimed at [the next]")));
        ReadOptions.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session)
    {
        var request = new ExplainProjectRequest
        {
            Name = session.Case(reference),
            Target = session.Get(to),
            Consistency = session.Consistency(),
        };
        var answer = await session.Client.Projects.ExplainProjectAsync(request, session.Call);
        if (session.Screen.IsJson) Screen.WriteJson(PlainJson.Of(answer));
        else Write(session, answer);
        return ExitCode.Done;
    }

    private void Write(Session session, ExplainProjectResponse answer)
    {
        var screen = session.Screen;
        var reached = $"{StageLabels.Of(answer.Current)} → {StageLabels.Of(answer.Target)}";
        screen.WriteLine($"[bold]{Markup.Escape(session.Get(reference))}[/]{Colon}{reached}");
        if (answer.Unmet.Count == 0)
        {
            screen.WriteLine(answer.Current >= answer.Target
                ? Say("  ✓ Le dossier y est déjà.", "  ✓ The case is there already.")
                : Say("[green]  ✓ Rien ne s'y oppose.[/]", "[green]  ✓ Nothing stands against it.[/]"));
            return;
        }
        screen.WriteLine($"  {Numbers.Count(answer.Unmet.Count, "condition")} {Say("à remplir :", "to meet:")}");
        screen.Write(Checklist.Of(answer.Unmet, Screen.IsPiped));
    }
}
