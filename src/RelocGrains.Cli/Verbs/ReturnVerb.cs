using System.CommandLine;
using RelocGrains.Cli.Calls;
using RelocGrains.V1;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc return`: a case goes back to an earlier stage.</summary>
internal sealed class ReturnVerb : WriteVerb
{
    private readonly Argument<string> reference;
    private readonly Option<Stage> to;
    private readonly Option<string> reason;

    public ReturnVerb() : base(
        "return",
        Say(
            "Renvoyer un dossier à un stade antérieur (libère une réservation)",
            "Return a case to an earlier stage (releases a reservation)"),
        Say(
            "reloc return AURA-2026-00042 --to ORIENTED --reason \"le terrain n'est plus disponible\"",
            "reloc return AURA-2026-00042 --to ORIENTED --reason \"the site is no longer available\""))
    {
        reference = Take(Cli.Options.Case());
        to = Need(Cli.Options.OneOf<Stage>("--to", Say("Le stade antérieur", "The earlier stage")));
        reason = Need(Cli.Options.Reason());
    }

    protected override Task<int> RunAsync(Session session) => Send(
        session,
        Acts.Return,
        session.Case(reference),
        new ReturnProjectRequest { ToStage = session.Get(to), Reason = session.Get(reason) });
}
