using System.CommandLine;
using System.CommandLine.Parsing;
using RelocGrains.Cli.Calls;
using RelocGrains.V1;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc correct`: something else was true from a day on. The old fact stays in the history.</summary>
internal sealed class CorrectVerb : WriteVerb
{
    private readonly Argument<string> reference;
    private readonly Option<int?> announcedJobs;
    private readonly Option<long?> announcedInvestment;
    private readonly Option<int?> committedJobs;
    private readonly Option<string?> department;
    private readonly Option<string?> commune;
    private readonly Option<string?> filiere;
    private readonly Option<string?> companyName;
    private readonly Option<CompanySize> companySize;
    private readonly Option<string> reason;

    public CorrectVerb() : base(
        "correct",
        "Corriger un fait : un seul à la fois, vrai depuis --effective-on",
        "reloc correct AURA-2026-00042 --announced-jobs 40 --effective-on 2026-03-02 --reason \"lettre de l'entreprise\"",
        "reloc correct AURA-2026-00042 --department 42 --commune Roanne --reason \"autre site retenu\"")
    {
        reference = Take(Cli.Options.Case());
        announcedJobs = Add(Cli.Options.Number("--announced-jobs", "Emplois annoncés"));
        announcedInvestment = Add(Cli.Options.Euros("--announced-investment-euros", "Investissement privé annoncé, en euros"));
        committedJobs = Add(Cli.Options.Number("--committed-jobs", "Emplois à créer selon la convention"));
        department = Add(Cli.Options.Text("--department", "Département, avec --commune", "CODE"));
        commune = Add(Cli.Options.Text("--commune", "Commune, avec --department", "NAME"));
        filiere = Add(Cli.Options.Text("--filiere", "Filière, par son code", "CODE"));
        companyName = Add(Cli.Options.Text("--company-name", "Nom de l'entreprise", "NAME"));
        companySize = Add(Cli.Options.OneOf<CompanySize>("--company-size", Say("Taille de l'entreprise, groupe compris", "Size of the company, its group included")));
        reason = Need(Cli.Options.Reason());
        Validators.Add(ExactlyOne);
    }

    protected override Task<int> RunAsync(Session session)
    {
        var request = new CorrectProjectRequest { Reason = session.Get(reason) };
        if (session.Get(announcedJobs) is { } jobs) request.AnnouncedJobs = jobs;
        else if (session.Get(announcedInvestment) is { } cents) request.AnnouncedInvestmentCents = cents;
        else if (session.Get(committedJobs) is { } committed) request.CommittedJobs = committed;
        else if (session.Get(department) is { } code) request.Place = new Place { Department = code, Commune = session.Get(commune) };
        else if (session.Get(filiere) is { } sector) request.Filiere = sector;
        else if (session.Get(companyName) is { } name) request.CompanyName = name;
        else if (session.Has(companySize)) request.CompanySize = session.Get(companySize);
        return Send(session, Acts.Correct, session.Case(reference), request);
    }

    private void ExactlyOne(CommandResult result)
    {
        Option[] facts = [announcedJobs, announcedInvestment, committedJobs, department, filiere, companyName, companySize];
        var given = facts.Count(fact => result.GetResult(fact) is not null);
        if (given != 1) result.AddError($"correct : un seul de {string.Join(", ", facts.Select(fact => fact.Name))}.");
        if (result.GetResult(department) is null != result.GetResult(commune) is null)
        {
            result.AddError("correct : --department et --commune vont ensemble.");
        }
    }
}
