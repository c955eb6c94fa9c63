using Google.Type;
using NodaTime;
using RelocGrains.Client;
using RelocGrains.Domain;
using RelocGrains.Server.Tests;
using RelocGrains.V1;

namespace RelocGrains.Faults.Load;

/// <summary>
/// The acts of a case's life, from its detection to its works. Each of them records exactly one fact, whatever happened before, so that the
/// facts of a request can be counted.
/// </summary>
internal static class Acts
{
    private static readonly string[] Departments = ["01", "03", "07", "15", "26", "38", "42", "43", "63", "69", "73", "74"];
    private static readonly string[] Checklist = ["kbis", "accounts", "sme_declaration", "aid_declaration", "quotes", "bank_details"];

    /// <summary>The codes of all departments.</summary>
    public static IReadOnlyList<string> AllDepartments => Departments;

    private static Date Today
    {
        get
        {
            var today = Paris.DayOf(SystemClock.Instance.GetCurrentInstant());
            return new Date { Year = today.Year, Month = today.Month, Day = today.Day };
        }
    }

    /// <summary>Opens a case of a company that exists nowhere.</summary>
    public static Ask Open(int company) => Ask.Of(
        People.Finder,
        "",
        new CreateProjectRequest
        {
            Company = new Company { Name = $"Ateliers {company} (essai)", Siren = Sirens.Of(company), Size = CompanySize.Medium },
            Department = Departments[company % Departments.Length],
            Commune = "Villefranche-sur-Saône",
            Source = DetectionSource.Club,
            AnnouncedJobs = 1 + (company % 60),
            AnnouncedInvestmentCents = 12_000_00 + company,
            Contact = company % 2 == 0 ? null : new Contact { Name = "Camille Essai", Email = "camille@essai.example" },
        },
        projects => projects.CreateProjectAsync);

    /// <summary>A partner's own number: in any stage, and new each time.</summary>
    public static Ask Note(CallerIdentity who, string project, string? etag = null)
    {
        var number = $"{who.Partner}-{Guid.NewGuid():N}"[..30];
        return Ask.Of(who, project, new NotePartnerNumberRequest { Number = number }, projects => projects.NotePartnerNumberAsync, etag);
    }

    /// <summary>What comes after the detection, in order.</summary>
    public static IEnumerable<Func<string, Ask>> Life() => [.. Preparing(), .. Planning(), .. Examining(), .. Deciding()];

    /// <summary>The company gives up; the case ends.</summary>
    public static Ask Withdraw(string project) => Ask.Of(
        People.Agency, project, new ExitProjectRequest { Outcome = Outcome.Withdrawn, Reason = "Abandon (essai)." }, projects => projects.ExitProjectAsync);

    private static IEnumerable<Func<string, Ask>> Preparing() =>
    [
        project => Assign(project, "p-002"),
        project => Ask.Of(People.Agency, project, Qualification(), projects => projects.QualifyProjectAsync),
        project => Ask.Of(People.Agency, project, new StateNeedsRequest { Needs = { Need.Financing, Need.Hiring } }, projects => projects.StateNeedsAsync),
        project => Ask.Of(People.Agency, project, new SendReferralRequest { Partner = "bpifrance", Need = Need.Financing }, projects => projects.SendReferralAsync),
        project => Ask.Of(People.Agency, project, new OrientProjectRequest(), projects => projects.OrientProjectAsync),
        project => Assign(project, "p-003"),
        project => Ask.Of(People.Bank, project, new AcceptReferralRequest { Referral = "r1" }, projects => projects.AcceptReferralAsync),
        project => Note(People.Bank, project),
    ];

    private static IEnumerable<Func<string, Ask>> Planning() =>
    [
        project => Ask.Of(People.Agency, project, Plan(), projects => projects.SubmitFinancingPlanAsync),
        project => Ask.Of(People.Agency, project, JobPlan(), projects => projects.SetJobPlanAsync),
        project => Ask.Of(People.Agency, project, Site(), projects => projects.RecordSiteAsync),
        project => Note(People.Bank, project),
        project => Assign(project, "p-004"),
        project => Ask.Of(People.Agency, project, new StructureProjectRequest { WorksNotStarted = true }, projects => projects.StructureProjectAsync),
    ];

    private static IEnumerable<Func<string, Ask>> Examining() =>
    [
        .. Checklist.Select(Func<string, Ask> (document) => project => Ask.Of(
            People.Region, project, new FileDocumentRequest { Document = document, Evidence = $"ged:{document}.pdf" }, projects => projects.FileDocumentAsync)),
        project => Ask.Of(People.Region, project, new RequestOpinionRequest { Partner = "bpifrance" }, projects => projects.RequestOpinionAsync),
        project => Ask.Of(
            People.Bank, project, new GiveOpinionRequest { Opinion = "o1", View = View.Favourable, Text = "Plan solide." }, projects => projects.GiveOpinionAsync),
        project => Ask.Of(People.Region, project, new CheckAidRequest(), projects => projects.CheckAidAsync),
        project => Ask.Of(People.Region, project, new ExamineProjectRequest(), projects => projects.ExamineProjectAsync),
    ];

    private static IEnumerable<Func<string, Ask>> Deciding() =>
    [
        project => Ask.Of(People.Secretary, project, CommitteeOpinion(), projects => projects.RecordCommitteeOpinionAsync),
        project => Ask.Of(People.Authority, project, Decision(), projects => projects.DecideProjectAsync),
        project => Ask.Of(People.Legal, project, Agreement(), projects => projects.SignAgreementAsync),
        project => Ask.Of(People.Agency, project, new StartWorksRequest { Evidence = "ged:ordre-de-service.pdf" }, projects => projects.StartWorksAsync),
        project => Note(People.Bank, project),
    ];

    private static Ask Assign(string project, string person) => Ask.Of(
        People.Agency, project, new AssignProjectRequest { Owner = new Owner { Person = person, Partner = "agence" } }, projects => projects.AssignProjectAsync);

    private static QualifyProjectRequest Qualification() => new()
    {
        Qualification = new Qualification
        {
            Kind = ProjectKind.ReturnFromAbroad,
            Filiere = "mecanique",
            Assessment = new Assessment { ValueAdded = 4, Viability = 4, StrategicInterest = 3, Comment = "Bon dossier." },
        },
    };

    private static SubmitFinancingPlanRequest Plan() => new()
    {
        Plan = new FinancingPlan
        {
            Uses = { new Use { Kind = UseKind.Equipment, AmountCents = 10_000_00 }, new Use { Kind = UseKind.Building, AmountCents = 4_000_00 } },
            OwnContributionCents = 5_000_00,
            PrivateLoansCents = 7_000_00,
            FundingLines = { new FundingLine { Scheme = "pack_relocalisation", EligibleBaseCents = 14_000_00, AmountCents = 2_000_00 } },
        },
    };

    private static SetJobPlanRequest JobPlan() => new()
    {
        Lines = { new PlannedJobs { Profile = "opérateurs", Jobs = 24, DueOn = new Date { Year = 2029, Month = 6, Day = 30 } } },
    };

    private static RecordSiteRequest Site() => new()
    {
        Site = new Site { State = SiteState.Identified, Commune = "Villefranche-sur-Saône", AreaSquareMetres = 4200 },
    };

    private static RecordCommitteeOpinionRequest CommitteeOpinion() => new()
    {
        Opinion = new CommitteeOpinion { SessionOn = Today, View = View.Favourable, ConflictsDeclared = true },
    };

    // All of them draw on one envelope, so that decisions on different cases meet in one stream.
    private static DecideProjectRequest Decision() => new()
    {
        DeliberationNumber = "CP/117", DeliberationOn = Today, Grants = { new Grant { Line = "l1", AmountCents = 2_000_00 } },
    };

    private static SignAgreementRequest Agreement() => new()
    {
        Agreement = new Agreement
        {
            SignedOn = Today,
            EligibleFrom = Today,
            BaselineHeadcount = 30,
            CommittedJobs = 24,
            JobsDueOn = new Date { Year = 2029, Month = 6, Day = 30 },
            MaintenanceYears = 3,
            Instalments = { new Instalment { AmountCents = 2_000_00, Trigger = InstalmentTrigger.WorksStarted } },
        },
    };
}
