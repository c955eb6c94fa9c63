using System.CommandLine;
using RelocGrains.Cli.Calls;
using RelocGrains.V1;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc verify-jobs`: what the verifier found on the site.</summary>
internal sealed class VerifyJobsVerb : WriteVerb
{
    private readonly Argument<string> reference;
    private readonly Argument<string> statement;
    private readonly Option<int> headcount;
    private readonly Option<string> evidence;

    public VerifyJobsVerb() : base(
        "verify-jobs",
        Say("Constater les emplois d'une déclaration", "Verify the jobs of a statement"),
        Say(
            "reloc verify-jobs AURA-2026-00042 s1 --headcount 63 --evidence ged/controle-2026-09.pdf --as verifier/p-017",
            "reloc verify-jobs AURA-2026-00042 s1 --headcount 63 --evidence dms/control-2026-09.pdf --as verifier/p-017"))
    {
        reference = Take(Cli.Options.Case());
        statement = Take(Cli.Options.Item("STATEMENT", Say(
            "Numéro de la déclaration dans le dossier, tel que s1",
            "Number of the statement in the case, such as s1")));
        headcount = Need(Cli.Options.NeededNumber("--headcount", Say(
            "Toutes les personnes trouvées sur le site",
            "All the people found on the site")));
        evidence = Need(Cli.Options.NeededText("--evidence", Say(
            "Preuve du vérificateur : adresse ou nom du document",
            "Evidence of the verifier: address or name of the document"), "WHERE"));
    }

    protected override Task<int> RunAsync(Session session)
    {
        session.AdviseToExplain(session.Get(reference), Stage.JobsCreated);
        var request = new VerifyJobsRequest
        {
            Statement = session.Get(statement),
            Headcount = session.Get(headcount),
            Evidence = session.Get(evidence),
        };
        return Send(session, Acts.VerifyJobs, session.Case(reference), request);
    }
}
