using System.CommandLine;
using RelocGrains.Cli.Calls;
using RelocGrains.V1;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc reopen`: takes up a case again after it had ended.</summary>
internal sealed class ReopenVerb : WriteVerb
{
    private readonly Argument<string> reference;
    private readonly Option<string> reason;

    public ReopenVerb() : base(
        "reopen",
        Say(
            "Rouvrir un dossier terminé (une autre personne que celle qui l'a terminé)",
            "Reopen a case that has ended (somebody other than who ended it)"),
        Say(
            "reloc reopen AURA-2026-00042 --reason \"l'entreprise revient\" --as authority",
            "reloc reopen AURA-2026-00042 --reason \"the company comes back\" --as authority"))
    {
        reference = Take(Cli.Options.Case());
        reason = Need(Cli.Options.Reason());
    }

    protected override Task<int> RunAsync(Session session) =>
        Send(session, Acts.Reopen, session.Case(reference), new ReopenProjectRequest { Reason = session.Get(reason) });
}
