using System.CommandLine;
using RelocGrains.Cli.Calls;
using RelocGrains.V1;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc referral`: a partner answers a need that was sent to it.</summary>
internal sealed class ReferralVerb : Command
{
    public ReferralVerb() : base("referral", Say("Répondre à une mise en relation", "Answer a referral"))
    {
        Subcommands.Add(new AcceptVerb());
        Subcommands.Add(new DeclineVerb());
    }

    private static Argument<string> Item() => Cli.Options.Item("ITEM", Say(
        "Numéro de la mise en relation dans le dossier, tel que r1",
        "Number of the referral in the case, such as r1"));

    private sealed class AcceptVerb : WriteVerb
    {
        private readonly Argument<string> reference;
        private readonly Argument<string> item;

        public AcceptVerb() : base(
            "accept", Say(
                "Accepter une mise en relation",
                "Accept a referral"), "reloc referral accept AURA-2026-00042 r1 --as partner:bpifrance")
        {
            reference = Take(Cli.Options.Case());
            item = Take(Item());
        }

        protected override Task<int> RunAsync(Session session) =>
            Send(session, Acts.AcceptReferral, session.Case(reference), new AcceptReferralRequest { Referral = session.Get(item) });
    }

    private sealed class DeclineVerb : WriteVerb
    {
        private readonly Argument<string> reference;
        private readonly Argument<string> item;
        private readonly Option<string> reason;

        public DeclineVerb() : base(
            "decline",
            Say("Décliner une mise en relation", "Decline a referral"),
            Say(
                "reloc referral decline AURA-2026-00042 r1 --reason \"hors de nos critères\" --as partner:bpifrance",
                "reloc referral decline AURA-2026-00042 r1 --reason \"outside our criteria\" --as partner:bpifrance"))
        {
            reference = Take(Cli.Options.Case());
            item = Take(Item());
            reason = Need(Cli.Options.Reason());
        }

        protected override Task<int> RunAsync(Session session)
        {
            var request = new DeclineReferralRequest { Referral = session.Get(item), Reason = session.Get(reason) };
            return Send(session, Acts.DeclineReferral, session.Case(reference), request);
        }
    }
}
