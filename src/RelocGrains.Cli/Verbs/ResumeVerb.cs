using System.CommandLine;
using RelocGrains.Cli.Calls;
using RelocGrains.V1;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc resume`: the clock of a case runs again.</summary>
internal sealed class ResumeVerb : WriteVerb
{
    private readonly Argument<string> reference;

    public ResumeVerb() : base("resume", Say(
        "Remettre en marche l'horloge d'un dossier",
        "Let the clock of a case run again"), "reloc resume AURA-2026-00042") =>
        reference = Take(Cli.Options.Case());

    protected override Task<int> RunAsync(Session session) =>
        Send(session, Acts.Resume, session.Case(reference), new ResumeProjectRequest());
}
