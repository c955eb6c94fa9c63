using System.CommandLine;
using RelocGrains.Cli.Calls;
using RelocGrains.V1;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc create`: opens a case. What options give goes before what the file gives.</summary>
internal sealed class CreateVerb : WriteVerb
{
    private readonly Option<string?> file;
    private readonly Option<string?> company;
    private readonly Option<string?> siren;
    private readonly Option<string?> siret;
    private readonly Option<string?> groupSiren;
    private readonly Option<CompanySize> size;
    private readonly Option<string?> department;
    private readonly Option<string?> commune;
    private readonly Option<DetectionSource> source;
    private readonly Option<int?> jobs;
    private readonly Option<long?> investment;
    private readonly Option<string?> linkedTo;

    public CreateVerb() : base(
        "create",
        Say("Ouvrir un dossier", "Open a case"),
        $"reloc create --company \"{Say("Ateliers du Rhône", "Lyon Workshops")}\" --siren 012345674 --size SMALL --department 69 "
            + "--commune Lyon --source CLUB --announced-jobs 25 --announced-investment-euros 1250000",
        "reloc create --file detection.json --effective-on 2026-03-02",
        "reloc create --file - < detection.json")
    {
        file = Add(Cli.Options.Text("--file", Say(
            "Faits en JSON (- : entrée standard) ; les options l'emportent",
            "Facts in JSON (-: standard input); options go before them"), "FACTS.json"));
        Options.Add(Template);
        company = Add(Cli.Options.Text("--company", Say("Nom de l'entreprise", "Name of the company"), "NAME"));
        siren = Add(Cli.Options.Text("--siren", Say("SIREN, neuf chiffres", "SIREN, nine digits"), "SIREN"));
        siret = Add(Cli.Options.Text("--siret", Say(
            "SIRET de l'établissement, quatorze chiffres",
            "SIRET of the establishment, fourteen digits"), "SIRET"));
        groupSiren = Add(Cli.Options.Text("--group-siren", Say("SIREN de la tête de groupe", "SIREN of the head of the group"), "SIREN"));
        size = Add(Cli.Options.OneOf<CompanySize>("--size", Say("Taille, groupe compris", "Size, its group included")));
        department = Add(Cli.Options.Department(Say("Département, par son code (69)", "Department, by its code (69)")));
        commune = Add(Cli.Options.Text("--commune", "Commune", "NAME"));
        source = Add(Cli.Options.OneOf<DetectionSource>("--source", Say("D'où vient la détection", "Where the detection comes from")));
        jobs = Add(Cli.Options.Number("--announced-jobs", Say("Emplois annoncés", "Announced jobs")));
        investment = Add(Cli.Options.Euros("--announced-investment-euros", Say(
            "Investissement privé annoncé, en euros",
            "Announced private investment, in euros")));
        linkedTo = Add(Cli.Options.Text("--linked-to", Say(
            "Dossier vivant de la même entreprise, à côté duquel celui-ci est ouvert",
            "Live case of the same company, beside which this one is opened"), "CASE"));
    }

    protected override Task<int> RunAsync(Session session)
    {
        if (session.Get(Template)) return WriteTemplate(Acts.Create);
        var request = (CreateProjectRequest)Facts(Acts.Create, session.Get(file));
        FillCompany(session, request);
        if (session.Get(department) is { } code) request.Department = code;
        if (session.Get(commune) is { } place) request.Commune = place;
        if (session.Has(source)) request.Source = session.Get(source);
        if (session.Get(jobs) is { } announced) request.AnnouncedJobs = announced;
        if (session.Get(investment) is { } cents) request.AnnouncedInvestmentCents = cents;
        if (session.Get(linkedTo) is { } other) request.LinkedTo = CaseName.ToResource(other);
        return Send(session, Acts.Create, name: null, request);
    }

    private void FillCompany(Session session, CreateProjectRequest request)
    {
        request.Company ??= new Company();
        if (session.Get(company) is { } name) request.Company.Name = name;
        if (session.Get(siren) is { } own) request.Company.Siren = own;
        if (session.Get(siret) is { } establishment) request.Company.Siret = establishment;
        if (session.Get(groupSiren) is { } head) request.Company.GroupSiren = head;
        if (session.Has(size)) request.Company.Size = session.Get(size);
    }
}
