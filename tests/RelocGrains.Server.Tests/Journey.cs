using Google.Protobuf;
using Google.Type;
using Grpc.Core;
using Grpc.Core.Interceptors;
using RelocGrains.V1;

namespace RelocGrains.Server.Tests;

/// <summary>
/// Takes a case through its life with nothing but the stubs and the metadata: as a foreign client would. An SME of the Rhône, detected in
/// January 2022, 24 jobs committed and kept, 200,000 euros granted and paid.
/// </summary>
/// <param name="times">Multiplies the money of plan, decision and agreement.</param>
public sealed class Journey(CallInvoker server, string siren = "012345674", long times = 1, string department = "69")
{
    private readonly Queue<Func<Task<Project>>> acts = new();
    private string name = "";

    /// <summary>The case as the last act left it.</summary>
    public Project Case { get; private set; } = new();

    /// <summary>Acts until the case stands in a stage.</summary>
    public async Task<Project> TakeTo(Stage stage)
    {
        if (acts.Count == 0) Plan();
        while (Case.Stage < stage)
        {
            Case = await acts.Dequeue()();
        }
        return Case;
    }

    public static string NewId() => Guid.NewGuid().ToString("D");

    public static Date Day(int year, int month, int day) => new() { Year = year, Month = month, Day = day };

    /// <summary>Stubs that name a caller.</summary>
    public ProjectService.ProjectServiceClient As(string person, string partner, string role) => new(server.Intercept(headers =>
    {
        headers.Add("x-reloc-actor", $"{person};partner={partner};role={role}");
        return headers;
    }));

    private void Plan()
    {
        var finder = As("p-001", "agence", "operator");
        var agency = As("p-002", "agence", "operator");
        var region = As("p-010", "region", "operator");
        var bank = As("p-101", "bpifrance", "partner");
        Do(async () =>
        {
            var opened = await finder.CreateProjectAsync(Detection(siren, department));
            name = opened.Name;
            return opened;
        });
        Do(() => agency.AssignProjectAsync(
            On(2022, 1, 12, new AssignProjectRequest { Owner = new Owner { Person = "p-002", Partner = "agence" } })).ResponseAsync);
        Do(() => agency.QualifyProjectAsync(Qualification(name)).ResponseAsync);
        Do(() => agency.StateNeedsAsync(On(2022, 1, 21, new StateNeedsRequest { Needs = { Need.Financing, Need.Hiring } })).ResponseAsync);
        Do(() => agency.SendReferralAsync(
            On(2022, 1, 24, new SendReferralRequest { Partner = "bpifrance", Need = Need.Financing })).ResponseAsync);
        Do(() => agency.OrientProjectAsync(On(2022, 1, 25, new OrientProjectRequest())).ResponseAsync);
        Do(() => bank.AcceptReferralAsync(On(2022, 1, 31, new AcceptReferralRequest { Referral = "r1" })).ResponseAsync);
        Do(() => agency.SubmitFinancingPlanAsync(FinancingPlan(name)).ResponseAsync);
        Do(() => agency.SetJobPlanAsync(
            On(2022, 2, 16, new SetJobPlanRequest
            {
                Lines = { new PlannedJobs { Profile = "opérateurs", Jobs = 24, DueOn = Day(2023, 6, 30) } },
            })).ResponseAsync);
        Do(() => agency.RecordSiteAsync(
            On(2022, 2, 17, new RecordSiteRequest
            {
                Site = new Site { State = SiteState.Identified, Commune = "Villefranche-sur-Saône", AreaSquareMetres = 4200 },
            })).ResponseAsync);
        Do(() => agency.StructureProjectAsync(On(2022, 2, 28, new StructureProjectRequest { WorksNotStarted = true })).ResponseAsync);
        foreach (var document in new[] { "kbis", "accounts", "sme_declaration", "aid_declaration", "quotes", "bank_details" })
        {
            Do(() => region.FileDocumentAsync(
                On(2022, 3, 1, new FileDocumentRequest { Document = document, Evidence = $"ged:{document}.pdf" })).ResponseAsync);
        }
        Do(() => region.RequestOpinionAsync(On(2022, 3, 1, new RequestOpinionRequest { Partner = "bpifrance" })).ResponseAsync);
        Do(() => bank.GiveOpinionAsync(
            On(2022, 3, 10, new GiveOpinionRequest { Opinion = "o1", View = View.Favourable, Text = "Plan solide." })).ResponseAsync);
        Do(() => region.CheckAidAsync(On(2022, 3, 14, new CheckAidRequest())).ResponseAsync);
        Do(() => region.ExamineProjectAsync(On(2022, 3, 15, new ExamineProjectRequest())).ResponseAsync);
        PlanMoney();
        PlanProof();
    }

    private void PlanMoney()
    {
        var secretary = As("p-020", "region", "secretary");
        var authority = As("p-030", "region", "authority");
        var legal = As("p-040", "region", "legal");
        var agency = As("p-002", "agence", "operator");
        Do(() => secretary.RecordCommitteeOpinionAsync(
            On(2022, 3, 24, new RecordCommitteeOpinionRequest
            {
                Opinion = new CommitteeOpinion { SessionOn = Day(2022, 3, 24), View = View.Favourable, ConflictsDeclared = true },
            })).ResponseAsync);
        Do(() => authority.DecideProjectAsync(
            On(2022, 4, 1, new DecideProjectRequest
            {
                DeliberationNumber = "CP-2022-04/117",
                DeliberationOn = Day(2022, 4, 1),
                Grants = { new Grant { Line = "l1", AmountCents = times * 200_000_00 } },
                Conditions = { "Maintien sur le site." },
            })).ResponseAsync);
        Do(() => legal.SignAgreementAsync(Agreement(name)).ResponseAsync);
        Do(() => agency.StartWorksAsync(On(2022, 6, 1, new StartWorksRequest { Evidence = "ged:ordre-de-service.pdf" })).ResponseAsync);
        Pay("i1", "p1", 2022, 6, 15);
        Do(() => agency.OpenSiteAsync(On(2023, 1, 16, new OpenSiteRequest { Evidence = "ged:pv-reception.pdf" })).ResponseAsync);
    }

    private void PlanProof()
    {
        var agency = As("p-002", "agence", "operator");
        var verifier = As("p-050", "region", "verifier");
        var region = As("p-010", "region", "operator");
        Do(() => agency.StateJobsAsync(
            On(2023, 6, 30, new StateJobsRequest
            {
                StatedOn = Day(2023, 6, 30),
                Headcount = 54,
                Evidence = "ged:dsn-2023-06.pdf",
            })).ResponseAsync);
        Do(() => verifier.VerifyJobsAsync(
            On(2023, 7, 12, new VerifyJobsRequest { Statement = "s1", Headcount = 54, Evidence = "ged:controle-2023.pdf" })).ResponseAsync);
        Pay("i2", "p2", 2023, 7, 20);
        Do(() => agency.StateJobsAsync(
            On(2026, 7, 31, new StateJobsRequest
            {
                StatedOn = Day(2026, 7, 31),
                Headcount = 56,
                Evidence = "ged:dsn-2026-07.pdf",
            })).ResponseAsync);
        Do(() => verifier.VerifyJobsAsync(
            On(2026, 8, 20, new VerifyJobsRequest { Statement = "s2", Headcount = 54, Evidence = "ged:controle-2026.pdf" })).ResponseAsync);
        Do(() => region.CloseProjectAsync(On(2026, 9, 1, new CloseProjectRequest())).ResponseAsync);
    }

    private void Pay(string instalment, string payment, int year, int month, int day)
    {
        var region = As("p-010", "region", "operator");
        Do(() => region.RequestPaymentAsync(
            On(year, month, day, new RequestPaymentRequest { Instalment = instalment, Evidence = $"ged:{instalment}.pdf" })).ResponseAsync);
        foreach (var payer in new[] { "p-061", "p-062" })
        {
            Do(() => As(payer, "region", "payer").ApprovePaymentAsync(
                On(year, month, day, new ApprovePaymentRequest { Payment = payment })).ResponseAsync);
        }
    }

    // Every act has its case, its request id and its day in the same three fields.
    private T On<T>(int year, int month, int day, T request) where T : IMessage
    {
        var fields = request.Descriptor.Fields;
        fields["name"].Accessor.SetValue(request, name);
        fields["request_id"].Accessor.SetValue(request, NewId());
        fields["effective_on"].Accessor.SetValue(request, Day(year, month, day));
        return request;
    }

    private void Do(Func<Task<Project>> act) => acts.Enqueue(act);

    public static CreateProjectRequest Detection(string siren, string department = "69") => new()
    {
        RequestId = NewId(),
        EffectiveOn = Day(2022, 1, 10),
        Company = new Company { Name = "Ateliers du Beaujolais (essai)", Siren = siren, Size = CompanySize.Medium },
        Department = department,
        Commune = "Villefranche-sur-Saône",
        Source = DetectionSource.Agence,
        AnnouncedJobs = 24,
        AnnouncedInvestmentCents = 1_200_000_00,
        Contact = new Contact { Name = "Camille Essai", Email = "camille@essai.example" },
    };

    public static QualifyProjectRequest Qualification(string name) => new()
    {
        Name = name,
        RequestId = NewId(),
        EffectiveOn = Day(2022, 1, 20),
        Qualification = new Qualification
        {
            Kind = ProjectKind.ReturnFromAbroad,
            Filiere = "mecanique",
            Assessment = new Assessment { ValueAdded = 4, Viability = 4, StrategicInterest = 3, Comment = "Bon dossier." },
        },
    };

    private SubmitFinancingPlanRequest FinancingPlan(string name) => new()
    {
        Name = name,
        RequestId = NewId(),
        EffectiveOn = Day(2022, 2, 15),
        Plan = new FinancingPlan
        {
            Uses = { new Use { Kind = UseKind.Equipment, AmountCents = times * 1_000_000_00 }, new Use { Kind = UseKind.Building, AmountCents = times * 400_000_00 } },
            OwnContributionCents = times * 500_000_00,
            PrivateLoansCents = times * 700_000_00,
            FundingLines = { new FundingLine { Scheme = "pack_relocalisation", EligibleBaseCents = times * 1_400_000_00, AmountCents = times * 200_000_00 } },
        },
    };

    private SignAgreementRequest Agreement(string name) => new()
    {
        Name = name,
        RequestId = NewId(),
        EffectiveOn = Day(2022, 5, 2),
        Agreement = new Agreement
        {
            SignedOn = Day(2022, 5, 2),
            EligibleFrom = Day(2022, 3, 1),
            BaselineHeadcount = 30,
            CommittedJobs = 24,
            JobsDueOn = Day(2023, 6, 30),
            MaintenanceYears = 3,
            Instalments =
            {
                new Instalment { AmountCents = times * 120_000_00, Trigger = InstalmentTrigger.WorksStarted },
                new Instalment { AmountCents = times * 80_000_00, Trigger = InstalmentTrigger.JobsVerified },
            },
        },
    };
}
