using Google.Protobuf;
using Google.Type;
using Grpc.Core;
using RelocGrains.V1;

namespace RelocGrains.Benchmarks.Load;

/// <summary>
/// Writes as they come in daily work: each call is one act, and the acts take one case after the other from its detection to its
/// structuring. Every one of them records a fact.
/// </summary>
internal sealed class CaseLife
{
    private static readonly Metadata Finder = Caller("p-001", "agence", "operator");
    private static readonly Metadata Agency = Caller("p-002", "agence", "operator");
    private static readonly Metadata Region = Caller("p-010", "region", "operator");
    private static readonly Metadata Bank = Caller("p-101", "bpifrance", "partner");
    private static readonly string[] Departments = ["01", "03", "07", "15", "26", "38", "42", "43", "63", "69", "73", "74"];

    private readonly ProjectService.ProjectServiceClient projects;
    private readonly Companies companies;
    private readonly Func<Task>[] acts;
    private int done;
    private string name = "";

    /// <param name="companies">Numbers that no other case has.</param>
    public CaseLife(CallInvoker server, Companies companies)
    {
        projects = new ProjectService.ProjectServiceClient(server);
        this.companies = companies;
        acts =
        [
            Create,
            () => Send(projects.AssignProjectAsync, Agency, new AssignProjectRequest { Owner = new Owner { Person = "p-002", Partner = "agence" } }),
            () => Send(projects.QualifyProjectAsync, Agency, Qualification()),
            () => Send(projects.StateNeedsAsync, Agency, new StateNeedsRequest { Needs = { Need.Financing, Need.Hiring } }),
            () => Send(projects.SendReferralAsync, Agency, new SendReferralRequest { Partner = "bpifrance", Need = Need.Financing }),
            () => Send(projects.OrientProjectAsync, Agency, new OrientProjectRequest()),
            () => Send(projects.AcceptReferralAsync, Bank, new AcceptReferralRequest { Referral = "r1" }),
            () => Send(projects.NotePartnerNumberAsync, Bank, new NotePartnerNumberRequest { Number = $"BPI-{name[^10..]}" }),
            () => Send(projects.SubmitFinancingPlanAsync, Agency, Plan()),
            () => Send(projects.SetJobPlanAsync, Agency, JobPlan()),
            () => Send(projects.RecordSiteAsync, Agency, Found()),
            () => Send(projects.StructureProjectAsync, Agency, new StructureProjectRequest { WorksNotStarted = true }),
            () => Send(projects.FileDocumentAsync, Region, new FileDocumentRequest { Document = "kbis", Evidence = "ged:kbis.pdf" }),
        ];
    }

    /// <summary>The case the last act was about.</summary>
    public string Case => name;

    public static Metadata Caller(string person, string partner, string role) => new() { { "x-reloc-actor", $"{person};partner={partner};role={role}" } };

    /// <summary>The next act.</summary>
    public Task Act() => acts[done++ % acts.Length]();

    /// <summary>The detection of a company that exists nowhere.</summary>
    public static CreateProjectRequest Detection(int company) => new()
    {
        RequestId = Guid.NewGuid().ToString("D"),
        Company = new Company { Name = $"Ateliers {company} (essai)", Siren = Sirens.Of(company), Size = CompanySize.Medium },
        Department = Departments[company % Departments.Length],
        Commune = "Villefranche-sur-Saône",
        Source = DetectionSource.Club,
        AnnouncedJobs = 1 + (company % 60),
        AnnouncedInvestmentCents = 1_200_000_00,
    };

    private async Task Create() => name = (await projects.CreateProjectAsync(Detection(companies.Next()), Finder)).Name;

    private async Task Send<T>(Func<T, CallOptions, AsyncUnaryCall<Project>> rpc, Metadata caller, T request) where T : IMessage
    {
        request.Descriptor.Fields["name"].Accessor.SetValue(request, name);
        request.Descriptor.Fields["request_id"].Accessor.SetValue(request, Guid.NewGuid().ToString("D"));
        await rpc(request, new CallOptions(caller));
    }

    private static QualifyProjectRequest Qualification() => new()
    {
        Qualification = new Qualification
        {
            Kind = ProjectKind.ReturnFromAbroad,
            Filiere = "mecanique",
            Assessment = new Assessment { ValueAdded = 4, Viability = 4, StrategicInterest = 3 },
        },
    };

    private static SubmitFinancingPlanRequest Plan() => new()
    {
        Plan = new FinancingPlan
        {
            Uses = { new Use { Kind = UseKind.Equipment, AmountCents = 1_000_000_00 }, new Use { Kind = UseKind.Building, AmountCents = 400_000_00 } },
            OwnContributionCents = 500_000_00,
            PrivateLoansCents = 700_000_00,
            FundingLines = { new FundingLine { Scheme = "pack_relocalisation", EligibleBaseCents = 1_400_000_00, AmountCents = 200_000_00 } },
        },
    };

    private static SetJobPlanRequest JobPlan() => new()
    {
        Lines = { new PlannedJobs { Profile = "opérateurs", Jobs = 24, DueOn = new Date { Year = 2029, Month = 6, Day = 30 } } },
    };

    private static RecordSiteRequest Found() => new()
    {
        Site = new Site { State = SiteState.Identified, Commune = "Villefranche-sur-Saône", AreaSquareMetres = 4200 },
    };
}
