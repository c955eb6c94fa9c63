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
        "Demander le versement d'une tranche, ou approuver un versement (deux personnes différentes)",
        "reloc pay AURA-2026-00042 i1 --evidence ged/convention-signee.pdf --as operator:region",
        "reloc pay AURA-2026-00042 p1 --approve --as payer/p-021",
        "reloc pay AURA-2026-00042 p1 --approve --as authority/p-003")
    {
        reference = Take(Cli.Options.Case());
        item = Take(Cli.Options.Item("ITEM", "La tranche à verser (i1), ou avec --approve le versement (p1)"));
        evidence = Add(Cli.Options.Text("--evidence", "Preuve que le déclencheur est là : adresse ou nom du document", "WHERE"));
        approve = Add(new Option<bool>("--approve") { Description = "Approuver le versement" });
        Validators.Add(result =>
        {
            var either = result.GetResult(approve) is null != result.GetResult(evidence) is null;
            if (!either) result.AddError("pay : --evidence pour demander, ou --approve pour approuver.");
        });
    }

    protected override Task<int> RunAsync(Session session) => session.Get(approve)
        ? Send(session, Acts.ApprovePayment, session.Case(reference), new ApprovePaymentRequest { Payment = session.Get(item) })
        : Send(session, Acts.RequestPayment, session.Case(reference),
            new RequestPaymentRequest { Instalment = session.Get(item), Evidence = session.Get(evidence) });
}
