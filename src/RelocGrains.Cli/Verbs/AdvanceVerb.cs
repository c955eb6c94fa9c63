using System.CommandLine;
using RelocGrains.Cli.Calls;
using RelocGrains.V1;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc advance CASE --to STAGE`: enters a stage, with the facts that belong to entering it.</summary>
internal sealed class AdvanceVerb : WriteVerb
{
    private readonly Argument<string> reference;
    private readonly Option<Stage> to;
    private readonly Option<string?> file;

    public AdvanceVerb() : base(
        "advance",
        Say("Faire avancer un dossier au stade nommé", "Bring a case to the stage named"),
        "reloc advance AURA-2026-00042 --to QUALIFIED --file qualification.json",
        "reloc advance AURA-2026-00042 --to QUALIFIED --template > qualification.json",
        "reloc advance AURA-2026-00042 --to ORIENTED --effective-on 2026-04-01",
        "reloc advance AURA-2026-00042 --to DECIDED --file deliberation.json --as authority")
    {
        reference = Take(Cli.Options.Case());
        to = Need(Cli.Options.OneOf("--to", Say("Le stade à atteindre", "The stage to reach"), without: Stage.Detected));
        file = Add(Cli.Options.Text("--file", Say(
            "Faits de l'acte en JSON (- : entrée standard)",
            "Facts of the act in JSON (-: standard input)"), "FACTS.json"));
        Options.Add(Template);
    }

    /// <inheritdoc/>
    public override string Details =>
        Say("Actes, et champs du fichier de faits :", "Acts, and fields of the file of facts:") + "\n"
        + FactsHelp.Of(Acts.ByStage.Select(pair => (ApiWords.Of(pair.Key), pair.Value)));

    protected override Task<int> RunAsync(Session session)
    {
        var stage = session.Get(to);
        if (!Acts.ByStage.TryGetValue(stage, out var act)) throw new UsageException(Say(
            "--to : un dossier est détecté par « reloc create ».",
            "--to: a case is detected by “reloc create”."));
        if (session.Get(Template)) return WriteTemplate(act);
        session.AdviseToExplain(session.Get(reference), stage);
        return Send(session, act, session.Case(reference), Facts(act, session.Get(file)));
    }
}
