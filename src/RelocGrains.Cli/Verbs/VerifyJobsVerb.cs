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
        "Constater les emplois d'une déclaration",
        "reloc verify-jobs AURA-2026-00042 s1 --headcount 63 --evidence ged/controle-2026-09.pdf --as verifier/p-017")
    {
        reference = Take(Cli.Options.Case());
        statement = Take(Cli.Options.Item("STATEMENT", "Numéro de la déclaration dans le dossier, tel que s1"));
        headcount = Need(new Option<int>("--headcount") { Description = "Toutes les personnes trouvées sur le site", HelpName = "N" });
        evidence = Need(Cli.Options.NeededText("--evidence", "Preuve du vérificateur : adresse ou nom du document", "WHERE"));
    }

    protected override Task<int> RunAsync(Session session)
    {
        session.Advice = $"Toutes les conditions : reloc explain {session.Get(reference)} --to JOBS_CREATED";
        var request = new VerifyJobsRequest
        {
            Statement = session.Get(statement),
            Headcount = session.Get(headcount),
            Evidence = session.Get(evidence),
        };
        return Send(session, Acts.VerifyJobs, session.Case(reference), request);
    }
}
