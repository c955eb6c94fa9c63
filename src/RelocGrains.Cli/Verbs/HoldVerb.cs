using System.CommandLine;
using RelocGrains.Cli.Calls;
using RelocGrains.V1;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc hold`: the clock of a case stands.</summary>
internal sealed class HoldVerb : WriteVerb
{
    private readonly Argument<string> reference;
    private readonly Option<Status> status;
    private readonly Option<string> reason;

    public HoldVerb() : base(
        "hold",
        Say("Arrêter l'horloge d'un dossier", "Stop the clock of a case"),
        Say(
            "reloc hold AURA-2026-00042 --reason \"bilan comptable attendu\"",
            "reloc hold AURA-2026-00042 --reason \"balance sheet awaited\""),
        Say(
            "reloc hold AURA-2026-00042 --status ON_HOLD --reason \"changement d'actionnaire\"",
            "reloc hold AURA-2026-00042 --status ON_HOLD --reason \"change of shareholder\""))
    {
        reference = Take(Cli.Options.Case());
        status = Add(Cli.Options.OneOf("--status", Say(
            "Pourquoi elle s'arrête [WAITING_FOR_COMPANY]",
            "Why it stops [WAITING_FOR_COMPANY]"), without: Status.Active));
        reason = Need(Cli.Options.Reason());
    }

    protected override Task<int> RunAsync(Session session)
    {
        var why = session.Has(status) ? session.Get(status) : Status.WaitingForCompany;
        return Send(session, Acts.Hold, session.Case(reference), new HoldProjectRequest { Status = why, Reason = session.Get(reason) });
    }
}
