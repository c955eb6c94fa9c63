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
        Say("Corriger un fait : un seul à la fois, vrai depuis --effective-on", "Correct a fact: one at a time, true since --effective-on"),
        Say(
            "reloc correct AURA-2026-00042 --announced-jobs 40 --effective-on 2026-03-02 --reason \"lettre de l'entreprise\"",
            "reloc correct AURA-2026-00042 --announced-jobs 40 --effective-on 2026-03-02 --reason \"letter of the company\""),
        Say(
            "reloc correct AURA-2026-00042 --department 42 --commune Roanne --reason \"autre site retenu\"",
            "reloc correct AURA-2026-00042 --department 42 --commune Roanne --reason \"another site chosen\""))
    {
        reference = Take(Cli.Options.Case());
        announcedJobs = Add(Cli.Options.Number("--announced-jobs", Say("Emplois annoncés", "Announced jobs")));
        announcedInvestment = Add(Cli.Options.Euros("--announced-investment-euros", Say(
            "Investissement privé annoncé, en euros",
            "Announced private investment, in euros")));
        committedJobs = Add(Cli.Options.Number("--committed-jobs", Say(
            "Emplois à créer selon la convention",
            "Jobs to create by the agreement")));
        department = Add(Cli.Options.Department(Say("Département, avec --commune", "Department, with --commune")));
        commune = Add(Cli.Options.Text("--commune", Say("Commune, avec --department", "Commune, with --department"), "NAME"));
        filiere = Add(Cli.Options.Text("--filiere", Say("Filière, par son code", "Sector, by its code"), "CODE"));
        companyName = Add(Cli.Options.Text("--company-name", Say("Nom de l'entreprise", "Name of the company"), "NAME"));
        companySize = Add(Cli.Options.OneOf<CompanySize>("--company-size", Say(
            "Taille de l'entreprise, groupe compris",
            "Size of the company, its group included")));
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
        var names = string.Join(", ", facts.Select(fact => fact.Name));
        if (given != 1) result.AddError(Say($"correct : un seul de {names}.", $"correct: exactly one of {names}."));
        if (result.GetResult(department) is null != result.GetResult(commune) is null)
        {
            result.AddError(Say("correct : --department et --commune vont ensemble.", "correct: --department and --commune go together."));
        }
    }
}
