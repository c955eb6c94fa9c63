using System.CommandLine;
using RelocGrains.Cli.Calls;
using RelocGrains.V1;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc pay`: asks for an instalment with its evidence, or approves a payment asked for.</summary>
internal sealed class PayVerb : WriteVerb
{
    private readonly Argument<string> reference;
    private readonly Argument<string> item;
    private readonly Option<string?> evidence;
    private readonly Option<bool> approve;

    public PayVerb() : base(
        "pay",
        Say(
            "Demander le versement d'une tranche, ou approuver un versement (deux personnes différentes)",
            "Request the payment of an instalment, or approve a payment (two different people)"),
        Say(
            "reloc pay AURA-2026-00042 i1 --evidence ged/convention-signee.pdf --as operator:region",
            "reloc pay AURA-2026-00042 i1 --evidence dms/signed-agreement.pdf --as operator:region"),
        "reloc pay AURA-2026-00042 p1 --approve --as payer/p-021",
        "reloc pay AURA-2026-00042 p1 --approve --as authority/p-003")
    {
        reference = Take(Cli.Options.Case());
        item = Take(Cli.Options.Item("ITEM", Say(
            "La tranche à verser (i1), ou avec --approve le versement (p1)",
            "The instalment to pay (i1), or with --approve the payment (p1)")));
        evidence = Add(Cli.Options.Text("--evidence", Say(
            "Preuve que le déclencheur est là : adresse ou nom du document",
            "Evidence that the trigger is there: address or name of the document"), "WHERE"));
        approve = Add(new Option<bool>("--approve") { Description = Say("Approuver le versement", "Approve the payment") });
        Validators.Add(result =>
        {
            var either = result.GetResult(approve) is null != result.GetResult(evidence) is null;
            if (!either) result.AddError(Say(
                "pay : --evidence pour demander, ou --approve pour approuver.",
                "pay: --evidence to request, or --approve to approve."));
        });
    }

    protected override Task<int> RunAsync(Session session) => session.Get(approve)
        ? Send(session, Acts.ApprovePayment, session.Case(reference), new ApprovePaymentRequest { Payment = session.Get(item) })
        : Send(session, Acts.RequestPayment, session.Case(reference),
            new RequestPaymentRequest { Instalment = session.Get(item), Evidence = session.Get(evidence) });
}
