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
        "Arrêter l'horloge d'un dossier",
        "reloc hold AURA-2026-00042 --reason \"bilan comptable attendu\"",
        "reloc hold AURA-2026-00042 --status ON_HOLD --reason \"changement d'actionnaire\"")
    {
        reference = Take(Cli.Options.Case());
        status = Add(Cli.Options.OneOf("--status", "Pourquoi elle s'arrête [WAITING_FOR_COMPANY]", without: Status.Active));
        reason = Need(Cli.Options.Reason());
    }

    protected override Task<int> RunAsync(Session session)
    {
        var why = session.Has(status) ? session.Get(status) : Status.WaitingForCompany;
        return Send(session, Acts.Hold, session.Case(reference), new HoldProjectRequest { Status = why, Reason = session.Get(reason) });
    }
}
