using System.CommandLine;
using RelocGrains.Cli.Calls;
using RelocGrains.V1;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc exit`: a case ends without being completed.</summary>
internal sealed class ExitVerb : WriteVerb
{
    private readonly Argument<string> reference;
    private readonly Option<Outcome> outcome;
    private readonly Option<string?> lostTo;
    private readonly Option<string?> survivor;
    private readonly Option<string> reason;

    public ExitVerb() : base(
        "exit",
        Say("Terminer un dossier qui n'ira pas au bout", "End a case that will not be completed"),
        Say(
            "reloc exit AURA-2026-00042 --outcome WITHDRAWN --reason \"l'entreprise renonce\"",
            "reloc exit AURA-2026-00042 --outcome WITHDRAWN --reason \"the company gives up\""),
        Say(
            "reloc exit AURA-2026-00042 --outcome LOST --lost-to Portugal --reason \"coût de l'énergie\"",
            "reloc exit AURA-2026-00042 --outcome LOST --lost-to Portugal --reason \"cost of energy\""),
        Say(
            "reloc exit AURA-2026-00042 --outcome MERGED --survivor AURA-2026-00017 --reason \"doublon\"",
            "reloc exit AURA-2026-00042 --outcome MERGED --survivor AURA-2026-00017 --reason \"duplicate\""))
    {
        reference = Take(Cli.Options.Case());
        outcome = Need(Cli.Options.OneOf("--outcome", Say("L'issue", "The outcome"), without: Outcome.Completed));
        lostTo = Add(Cli.Options.Text("--lost-to", Say("Où le projet est parti, pour LOST", "Where the project went, for LOST"), "PLACE"));
        survivor = Add(Cli.Options.Text("--survivor", Say(
            "Le dossier qui continue, pour MERGED",
            "The case that goes on, for MERGED"), "CASE"));
        reason = Need(Cli.Options.Reason());
    }

    protected override Task<int> RunAsync(Session session)
    {
        var request = new ExitProjectRequest
        {
            Outcome = session.Get(outcome),
            LostTo = session.Get(lostTo) ?? "",
            Survivor = session.Get(survivor) is { } other ? CaseName.ToResource(other) : "",
            Reason = session.Get(reason),
        };
        return Send(session, Acts.Exit, session.Case(reference), request);
    }
}
