using Google.Type;
using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.V1;
using Xunit;
using Journal = (long Head, long Texts);
using Status = RelocGrains.V1.Status;

namespace RelocGrains.Server.Tests;

/// <summary>What is missing, malformed or out of range: each field is named, all at once, and nothing is written.</summary>
public sealed class BadInputTests(BadInputTests.OneCase shared) : IClassFixture<BadInputTests.OneCase>
{
    private const string Long61 = "1234567890123456789012345678901234567890123456789012345678901";

    private static readonly Dictionary<string, Row> Table = new()
    {
        // Opening a case.
        ["no request id"] = Create(r => r.RequestId = "", "request_id"),
        ["a request id that is no UUID"] = Create(r => r.RequestId = "42", "request_id"),
        ["a request id in braces"] = Create(r => r.RequestId = "{" + Journey.NewId() + "}", "request_id"),
        ["the empty UUID"] = Create(r => r.RequestId = Guid.Empty.ToString(), "request_id"),
        ["no company"] = Create(r => r.Company = null, "company"),
        ["a company without a name"] = Create(r => r.Company.Name = "", "company.name"),
        ["a company named by blanks"] = Create(r => r.Company.Name = "   ", "company.name"),
        ["a company's name of 201 characters"] = Create(r => r.Company.Name = new string('n', 201), "company.name"),
        ["a company's name on two lines"] = Create(r => r.Company.Name = "Ateliers\nEssai", "company.name"),
        ["a company's name with a NUL"] = Create(r => r.Company.Name = "Ateliers\0Essai", "company.name"),
        ["a SIREN that fails Luhn's check"] = Create(r => r.Company.Siren = "012345675", "company.siren"),
        ["a SIREN of eight digits"] = Create(r => r.Company.Siren = "01234567", "company.siren"),
        ["a SIREN with a letter"] = Create(r => r.Company.Siren = "01234567O", "company.siren"),
        ["a SIREN in Arabic digits"] = Create(r => r.Company.Siren = "٠١٢٣٤٥٦٧٤", "company.siren"),
        ["a group's SIREN that fails Luhn's check"] = Create(r => r.Company.GroupSiren = "999999999", "company.group_siren"),
        ["a SIRET that fails Luhn's check"] = Create(r => r.Company.Siret = "01234567400011", "company.siret"),
        ["a SIRET of thirteen digits"] = Create(r => r.Company.Siret = "0123456740001", "company.siret"),
        ["a SIRET of another company"] = Create(r => r.Company.Siret = "35600000000048", "company.siret"),
        ["a SIRET of La Poste whose digits add up to no multiple of five"] = Create(
            r => (r.Company.Siren, r.Company.Siret) = ("", "35600000049838"), "company.siret"),
        ["a company without identification"] = Create(r => r.Company.Siren = "", "company"),
        ["a foreign parent without name and country"] = Create(
            r => (r.Company.Siren, r.Company.ForeignParent) = ("", new ForeignParent()), "company.foreign_parent.country", "company.foreign_parent.name"),
        ["a country in small letters"] = Create(
            r => r.Company.ForeignParent = new ForeignParent { Name = "Werk", Country = "de" }, "company.foreign_parent.country"),
        ["no size"] = Create(r => r.Company.Size = CompanySize.Unspecified, "company.size"),
        ["a size that does not exist"] = Create(r => r.Company.Size = (CompanySize)99, "company.size"),
        ["a department outside the region"] = Create(r => r.Department = "75", "department"),
        ["a department with a blank"] = Create(r => r.Department = "69 ", "department"),
        ["no department"] = Create(r => r.Department = "", "department"),
        ["no commune"] = Create(r => r.Commune = "", "commune"),
        ["a commune with a bell"] = Create(r => r.Commune = "Lyon\a", "commune"),
        ["a commune of 201 characters"] = Create(r => r.Commune = new string('c', 201), "commune"),
        ["no source"] = Create(r => r.Source = DetectionSource.Unspecified, "source"),
        ["a source that does not exist"] = Create(r => r.Source = (DetectionSource)6, "source"),
        ["a source below zero"] = Create(r => r.Source = (DetectionSource)(-1), "source"),
        ["jobs below zero"] = Create(r => r.AnnouncedJobs = -1, "announced_jobs"),
        ["more jobs than any site has"] = Create(r => r.AnnouncedJobs = 100_001, "announced_jobs"),
        ["an investment below zero"] = Create(r => r.AnnouncedInvestmentCents = -1, "announced_investment_cents"),
        ["an investment beyond ten billion euros"] = Create(r => r.AnnouncedInvestmentCents = 1_000_000_000_001, "announced_investment_cents"),
        ["the largest number there is"] = Create(r => r.AnnouncedInvestmentCents = long.MaxValue, "announced_investment_cents"),
        ["a link to what is no case"] = Create(r => r.LinkedTo = "AURA-2026-00001", "linked_to"),
        ["a contact's name of 201 characters"] = Create(r => r.Contact.Name = new string('n', 201), "contact.name"),
        ["a contact's number of 41 characters"] = Create(r => r.Contact.Phone = new string('0', 41), "contact.phone"),
        ["a contact's address on two lines"] = Create(r => r.Contact.Email = "a@b\r\nc", "contact.email"),

        // Days.
        ["a day before the plan"] = Create(r => r.EffectiveOn = Journey.Day(2021, 12, 16), "effective_on"),
        ["tomorrow"] = Create(r => r.EffectiveOn = Journey.Day(2026, 11, 24), "effective_on"),
        ["the 30th of February"] = Create(r => r.EffectiveOn = Journey.Day(2022, 2, 30), "effective_on"),
        ["the 29th of February of a common year"] = Create(r => r.EffectiveOn = Journey.Day(2023, 2, 29), "effective_on"),
        ["a day without a month"] = Create(r => r.EffectiveOn = new Date { Year = 2022 }, "effective_on"),
        ["an empty day"] = Create(r => r.EffectiveOn = new Date(), "effective_on"),
        ["the year 10000"] = Create(r => r.EffectiveOn = Journey.Day(10_000, 1, 1), "effective_on"),
        ["a month below zero"] = Create(r => r.EffectiveOn = Journey.Day(2022, -1, 1), "effective_on"),
        ["the largest day there is"] = Create(r => r.EffectiveOn = Journey.Day(int.MaxValue, int.MaxValue, int.MaxValue), "effective_on"),

        // Names, etags, ids.
        ["an empty name"] = Act(People.Agency, (c, _) => c.OrientProjectAsync(new() { RequestId = Journey.NewId() }), "name"),
        ["a name of another kind"] = Act(People.Agency, (c, _) => c.OrientProjectAsync(new() { Name = "departments/69", RequestId = Journey.NewId() }), "name"),
        ["a reference of four digits"] = Act(People.Agency, (c, _) => c.OrientProjectAsync(new() { Name = "projects/AURA-2026-0042", RequestId = Journey.NewId() }), "name"),
        ["a reference with a new line after it"] = Act(People.Agency, (c, n) => c.OrientProjectAsync(new() { Name = n + "\n", RequestId = Journey.NewId() }), "name"),
        ["an etag of nobody's"] = Act(People.Agency, (c, n) => c.OrientProjectAsync(new() { Name = n, RequestId = Journey.NewId(), Etag = "W/\"1\"" }), "etag"),
        ["an etag that is longer than any"] = Act(People.Agency, (c, n) => c.OrientProjectAsync(new() { Name = n, RequestId = Journey.NewId(), Etag = new string('A', 4_000) }), "etag"),
        ["a person written in capitals"] = Act(People.Agency, (c, n) => c.AssignProjectAsync(new() { Name = n, RequestId = Journey.NewId(), Owner = new() { Person = "P-001", Partner = "agence" } }), "owner.person"),
        ["an e-mail for a person"] = Act(People.Agency, (c, n) => c.AssignProjectAsync(new() { Name = n, RequestId = Journey.NewId(), Owner = new() { Person = "a@b.example", Partner = "agence" } }), "owner.person"),
        ["a partner that is none"] = Act(People.Agency, (c, n) => c.AssignProjectAsync(new() { Name = n, RequestId = Journey.NewId(), Owner = new() { Person = "p-001", Partner = "etat" } }), "owner.partner"),
        ["no owner"] = Act(People.Agency, (c, n) => c.AssignProjectAsync(new() { Name = n, RequestId = Journey.NewId() }), "owner"),
        ["a partner's number of 61 characters"] = Act(People.Bank, (c, n) => c.NotePartnerNumberAsync(new() { Name = n, RequestId = Journey.NewId(), Number = Long61 }), "number"),
        ["a referral that cannot be one"] = Act(People.Bank, (c, n) => c.AcceptReferralAsync(new() { Name = n, RequestId = Journey.NewId(), Referral = "r0" }), "referral"),
        ["a referral by its place"] = Act(People.Bank, (c, n) => c.AcceptReferralAsync(new() { Name = n, RequestId = Journey.NewId(), Referral = "1" }), "referral"),

        // Assessments, needs, referrals.
        ["an assessment out of its scale"] = Act(People.Agency, (c, n) => c.QualifyProjectAsync(Qualify(n, q => (q.Assessment.ValueAdded, q.Assessment.Viability, q.Assessment.StrategicInterest) = (0, 6, -3))),
            "qualification.assessment.strategic_interest", "qualification.assessment.value_added", "qualification.assessment.viability"),
        ["no assessment"] = Act(People.Agency, (c, n) => c.QualifyProjectAsync(Qualify(n, q => q.Assessment = null)), "qualification.assessment"),
        ["a sector that is none"] = Act(People.Agency, (c, n) => c.QualifyProjectAsync(Qualify(n, q => q.Filiere = "Mecanique")), "qualification.filiere"),
        ["a kind of project that does not exist"] = Act(People.Agency, (c, n) => c.QualifyProjectAsync(Qualify(n, q => q.Kind = (ProjectKind)17)), "qualification.kind"),
        ["a comment of 2,001 characters"] = Act(People.Agency, (c, n) => c.QualifyProjectAsync(Qualify(n, q => q.Assessment.Comment = new string('x', 2_001))), "qualification.assessment.comment"),
        ["a comment with an escape"] = Act(People.Agency, (c, n) => c.QualifyProjectAsync(Qualify(n, q => q.Assessment.Comment = "\u001b[2J")), "qualification.assessment.comment"),
        ["no needs"] = Act(People.Agency, (c, n) => c.StateNeedsAsync(new() { Name = n, RequestId = Journey.NewId() }), "needs"),
        ["a need said twice"] = Act(People.Agency, (c, n) => c.StateNeedsAsync(new() { Name = n, RequestId = Journey.NewId(), Needs = { Need.Land, Need.Land } }), "needs"),
        ["a need that does not exist"] = Act(People.Agency, (c, n) => c.StateNeedsAsync(new() { Name = n, RequestId = Journey.NewId(), Needs = { Need.Land, (Need)77 } }), "needs[1]"),
        ["a message of 2,001 characters"] = Act(People.Agency, (c, n) => c.SendReferralAsync(new() { Name = n, RequestId = Journey.NewId(), Partner = "ccir", Need = Need.Export, Message = new string('x', 2_001) }), "message"),
        ["a due day far beyond the plan"] = Act(People.Agency, (c, n) => c.SendReferralAsync(new() { Name = n, RequestId = Journey.NewId(), Partner = "ccir", Need = Need.Export, DueOn = Journey.Day(2099, 1, 1) }), "due_on"),
        ["no reason to decline"] = Act(People.Bank, (c, n) => c.DeclineReferralAsync(new() { Name = n, RequestId = Journey.NewId(), Referral = "r1" }), "reason"),

        // Plans and documents.
        ["no financing plan"] = Act(People.Agency, (c, n) => c.SubmitFinancingPlanAsync(new() { Name = n, RequestId = Journey.NewId() }), "plan"),
        ["a financing plan without uses"] = Act(People.Agency, (c, n) => c.SubmitFinancingPlanAsync(new() { Name = n, RequestId = Journey.NewId(), Plan = new() }), "plan.uses"),
        ["a financing plan with nothing right"] = Act(People.Agency, (c, n) => c.SubmitFinancingPlanAsync(new() { Name = n, RequestId = Journey.NewId(), Plan = WrongPlan() }),
            "plan.funding_lines[0].amount_cents", "plan.funding_lines[0].eligible_base_cents", "plan.funding_lines[0].scheme", "plan.own_contribution_cents",
            "plan.private_loans_cents", "plan.uses[0].amount_cents", "plan.uses[0].kind"),
        ["a financing plan of 41 uses"] = Act(People.Agency, (c, n) => c.SubmitFinancingPlanAsync(new() { Name = n, RequestId = Journey.NewId(), Plan = PlanOf(41) }), "plan.uses"),
        ["no jobs planned"] = Act(People.Agency, (c, n) => c.SetJobPlanAsync(new() { Name = n, RequestId = Journey.NewId() }), "lines"),
        ["a planned line of zero jobs"] = Act(People.Agency, (c, n) => c.SetJobPlanAsync(new() { Name = n, RequestId = Journey.NewId(), Lines = { new PlannedJobs() } }),
            "lines[0].due_on", "lines[0].jobs", "lines[0].profile"),
        ["a site of no area"] = Act(People.Agency, (c, n) => c.RecordSiteAsync(new() { Name = n, RequestId = Journey.NewId(), Site = new() { State = SiteState.Identified, Commune = "Lyon", AreaSquareMetres = 0 } }), "site.area_square_metres"),
        ["a document that nobody asks for"] = Act(People.Region, (c, n) => c.FileDocumentAsync(new() { Name = n, RequestId = Journey.NewId(), Document = "passport", Evidence = "ged:1" }), "document"),
        ["an evidence of 301 characters"] = Act(People.Region, (c, n) => c.FileDocumentAsync(new() { Name = n, RequestId = Journey.NewId(), Document = "kbis", Evidence = new string('e', 301) }), "evidence"),
        ["an opinion without a view"] = Act(People.Bank, (c, n) => c.GiveOpinionAsync(new() { Name = n, RequestId = Journey.NewId(), Opinion = "o1" }), "view"),
        ["a report of 10,001 characters"] = Act(People.Region, (c, n) => c.ExamineProjectAsync(new() { Name = n, RequestId = Journey.NewId(), Report = new string('r', 10_001) }), "report"),

        // Money and jobs.
        ["a committee's session to come"] = Act(People.Secretary, (c, n) => c.RecordCommitteeOpinionAsync(new() { Name = n, RequestId = Journey.NewId(), Opinion = new() { SessionOn = Journey.Day(2027, 1, 1), View = View.Favourable } }), "opinion.session_on"),
        ["a decision about nothing"] = Act(People.Authority, (c, n) => c.DecideProjectAsync(new() { Name = n, RequestId = Journey.NewId() }),
            "deliberation_number", "deliberation_on", "grants"),
        ["a grant on one line twice"] = Act(People.Authority, (c, n) => c.DecideProjectAsync(Decide(n, new Grant { Line = "l1", AmountCents = 1 }, new Grant { Line = "l1", AmountCents = 2 })), "grants"),
        ["a grant of nothing"] = Act(People.Authority, (c, n) => c.DecideProjectAsync(Decide(n, new Grant { Line = "l1" })), "grants[0].amount_cents"),
        ["a condition of 2,001 characters"] = Act(People.Authority, (c, n) => c.DecideProjectAsync(With(Decide(n, new Grant { Line = "l1", AmountCents = 1 }), d => d.Conditions.AddRange(["good", new string('c', 2_001)]))), "conditions[1]"),
        ["twenty-one conditions"] = Act(People.Authority, (c, n) => c.DecideProjectAsync(With(Decide(n, new Grant { Line = "l1", AmountCents = 1 }), d => d.Conditions.AddRange(Enumerable.Repeat("good", 21)))), "conditions"),
        ["an agreement with nothing in it"] = Act(People.Legal, (c, n) => c.SignAgreementAsync(new() { Name = n, RequestId = Journey.NewId(), Agreement = new() }),
            "agreement.committed_jobs", "agreement.eligible_from", "agreement.instalments", "agreement.jobs_due_on", "agreement.maintenance_years", "agreement.signed_on"),
        ["a forgotten headcount"] = Act(People.Agency, (c, n) => c.StateJobsAsync(new() { Name = n, RequestId = Journey.NewId(), StatedOn = Journey.Day(2023, 1, 1), Evidence = "ged:1" }), "headcount"),
        ["a headcount below zero"] = Act(People.Agency, (c, n) => c.StateJobsAsync(new() { Name = n, RequestId = Journey.NewId(), StatedOn = Journey.Day(2023, 1, 1), Evidence = "ged:1", Headcount = -5 }), "headcount"),
        ["a recovery of nothing"] = Act(People.Payer, (c, n) => c.RecordRecoveryAsync(new() { Name = n, RequestId = Journey.NewId(), Evidence = "ged:1" }), "amount_cents"),

        // The way back.
        ["a loss without its place"] = Exit(r => r.Outcome = Outcome.Lost, "lost_to"),
        ["a place without a loss"] = Exit(r => (r.Outcome, r.LostTo) = (Outcome.Withdrawn, "Bavière"), "lost_to"),
        ["a merger without its survivor"] = Exit(r => r.Outcome = Outcome.Merged, "survivor"),
        ["a merger with itself"] = Exit(r => (r.Outcome, r.Survivor) = (Outcome.Merged, r.Name), "survivor"),
        ["a survivor without a merger"] = Exit(r => (r.Outcome, r.Survivor) = (Outcome.Rejected, "projects/AURA-2022-00001"), "survivor"),
        ["completion as a way out"] = Exit(r => r.Outcome = Outcome.Completed, "outcome"),
        ["an outcome that does not exist"] = Exit(r => r.Outcome = (Outcome)42, "outcome"),
        ["an end without a reason"] = Exit(r => (r.Outcome, r.Reason) = (Outcome.Withdrawn, " \n"), "reason"),
        ["a hold that lets the clock run"] = Act(People.Agency, (c, n) => c.HoldProjectAsync(new() { Name = n, RequestId = Journey.NewId(), Status = Status.Active, Reason = "x" }), "status"),
        ["a return to nowhere"] = Act(People.Agency, (c, n) => c.ReturnProjectAsync(new() { Name = n, RequestId = Journey.NewId(), Reason = "x" }), "to_stage"),
        ["a correction of nothing"] = Act(People.Agency, (c, n) => c.CorrectProjectAsync(new() { Name = n, RequestId = Journey.NewId(), Reason = "x" }), "correction"),
        ["a correction to fewer than no jobs"] = Act(People.Agency, (c, n) => c.CorrectProjectAsync(new() { Name = n, RequestId = Journey.NewId(), Reason = "x", AnnouncedJobs = -1 }), "announced_jobs"),
        ["a correction to another region"] = Act(People.Agency, (c, n) => c.CorrectProjectAsync(new() { Name = n, RequestId = Journey.NewId(), Reason = "x", Place = new() { Department = "2A", Commune = "Ajaccio" } }), "place.department"),
        ["an override of no guard"] = Act(People.Agency, (c, n) => c.RequestOverrideAsync(new() { Name = n, RequestId = Journey.NewId(), Reason = "x" }), "guard"),
        ["an override of a guard that does not exist"] = Act(People.Agency, (c, n) => c.RequestOverrideAsync(new() { Name = n, RequestId = Journey.NewId(), Reason = "x", Guard = (Guard)41 }), "guard"),

        // Several at once.
        ["everything of an opening"] = Row.Of(People.Finder, (c, _) => c.CreateProjectAsync(new CreateProjectRequest { AnnouncedJobs = -1, EffectiveOn = new Date(), LinkedTo = "x" }).ResponseAsync,
            "announced_jobs", "commune", "company", "department", "effective_on", "linked_to", "request_id", "source"),
        ["a good text beside a bad day"] = Act(People.Agency, (c, n) => c.HoldProjectAsync(new() { Name = n, RequestId = Journey.NewId(), EffectiveOn = Journey.Day(2030, 1, 1), Status = Status.OnHold, Reason = "Un texte qui ne doit pas rester." }), "effective_on"),
    };

    private static readonly Dictionary<string, Read> Reads = new()
    {
        ["a name of no case"] = new((c, _) => c.Projects.GetProjectAsync(new() { Name = "x" }).ResponseAsync, "name"),
        ["a view that does not exist"] = new((c, n) => c.Projects.GetProjectAsync(new() { Name = n, View = (ProjectView)9 }).ResponseAsync, "view"),
        ["a revision of nobody's"] = new((c, n) => c.Projects.GetProjectAsync(new() { Name = n, Consistency = new() { MinRevision = "latest" } }).ResponseAsync, "consistency.min_revision"),
        ["an etag for a revision"] = new((c, n) => c.Projects.GetProjectAsync(new() { Name = n, Consistency = new() { MinRevision = "djox" } }).ResponseAsync, "consistency.min_revision"),
        ["an empty revision"] = new((c, n) => c.Projects.GetProjectAsync(new() { Name = n, Consistency = new() { MinRevision = "" } }).ResponseAsync, "consistency.min_revision"),
        ["a strong read that is not"] = new((c, n) => c.Projects.GetProjectAsync(new() { Name = n, Consistency = new() { Strong = false } }).ResponseAsync, "consistency.strong"),
        ["a page of fewer than no cases"] = new((c, _) => c.Projects.ListProjectsAsync(new() { PageSize = -1 }).ResponseAsync, "page_size"),
        ["a page token of nobody's"] = new((c, _) => c.Projects.ListProjectsAsync(new() { PageToken = "2" }).ResponseAsync, "page_token"),
        ["filters that are none"] = new((c, _) => c.Projects.ListProjectsAsync(new() { Department = "99", Stage = (Stage)11, Status = (Status)4, Outcome = (Outcome)9, Owner = "P", Partner = "etat", PartnerNumber = Long61, Text = new string('t', 201) }).ResponseAsync,
            "department", "outcome", "owner", "partner", "partner_number", "stage", "status", "text"),
        ["a stage to explain that does not exist"] = new((c, n) => c.Projects.ExplainProjectAsync(new() { Name = n, Target = (Stage)11 }).ResponseAsync, "target"),
        ["a history of no case"] = new((c, _) => c.History.ListProjectHistoryAsync(new() { Parent = "projects/", PageSize = -7, PageToken = "x" }).ResponseAsync, "page_size", "page_token", "parent"),
        ["a department outside the region"] = new((c, _) => c.Departments.GetDepartmentAsync(new() { Name = "departments/75" }).ResponseAsync, "name"),
        ["departments from a false page"] = new((c, _) => c.Departments.ListDepartmentsAsync(new() { PageSize = int.MinValue, PageToken = "x" }).ResponseAsync, "page_size", "page_token"),
        ["another plan"] = new((c, _) => c.Plan.GetPlanAsync(new() { Name = "plans/1" }).ResponseAsync, "name"),
        ["figures of days that are not"] = new((c, _) => c.Plan.GetReportAsync(new() { AsOf = Journey.Day(2022, 11, 31), KnownAt = Journey.Day(2026, 11, 24) }).ResponseAsync, "as_of", "known_at"),
        ["a watch of nothing that exists"] = Watch(new() { Department = "99", Partner = "etat", Owner = "P", Project = "AURA-2026-00001", AfterRevision = "latest" },
            "after_revision", "department", "owner", "partner", "project"),
        ["a watch after an empty revision"] = Watch(new() { AfterRevision = "" }, "after_revision"),
        ["a watch after an etag"] = Watch(new() { AfterRevision = "djox" }, "after_revision"),
        ["a watch from a beginning that is none"] = Watch(new() { FromBeginning = false }, "from_beginning"),
        ["a ledger of nothing that exists"] = new((c, _) => c.Plan.ListLedgerEntriesAsync(new() { AsOf = Journey.Day(2020, 1, 1), KnownAt = new Date(), Department = "2A", Measure = (Measure)8, Project = "x", PageSize = -1, PageToken = "x" }).ResponseAsync,
            "as_of", "department", "known_at", "measure", "page_size", "page_token", "project"),
    };

    public static TheoryData<string> Acts => [.. Table.Keys];

    public static TheoryData<string> ReadNames => [.. Reads.Keys];

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task An_act_with(string what)
    {
        var row = Table[what];
        var before = await shared.Server.Stored();

        await Refused(row.Fields, () => row.Call(shared.Server.Projects(row.Who), shared.Case));

        Assert.Equal<Journal>(before, await shared.Server.Stored());
    }

    [Theory]
    [MemberData(nameof(ReadNames))]
    public async Task A_read_with(string what)
    {
        using var reader = shared.Server.Running.As(Role.Controller, "region", "p-090");

        await Refused(Reads[what].Fields, () => Reads[what].Call(reader, shared.Case));
    }

    [Theory]
    [InlineData("356 000 000", "356 000 000 00048")]    // Luhn holds.
    [InlineData("356 000 000", "356 000 000 49837")]    // La Poste's own rule: the digits add up to a multiple of five.
    [InlineData("", "35600000049837")]
    public async Task La_Poste_is_accepted_by_its_own_rule(string siren, string siret)
    {
        var request = Journey.Detection(siren);
        request.Company.Siret = siret;
        request.LinkedTo = "";
        request.Department = siren.Length == 0 ? "15" : siret.EndsWith('8') ? "01" : "03";

        var opened = await shared.Server.Projects(People.Finder).CreateProjectAsync(request);

        Assert.Equal(siret.Replace(" ", "", StringComparison.Ordinal), opened.Company.Siret);
    }

    [Fact]
    public async Task A_page_token_is_good_for_the_same_filter_only()
    {
        using var reader = shared.Server.Running.As(Role.Controller, "region", "p-090");
        await shared.Server.Detected();
        await shared.Server.Detected();
        var page = await reader.Projects.ListProjectsAsync(new ListProjectsRequest { PageSize = 1, Consistency = new() { Strong = true } });
        Assert.NotEmpty(page.NextPageToken);

        await Refused(["page_token"], () => reader.Projects.ListProjectsAsync(new() { Department = "69", PageToken = page.NextPageToken }).ResponseAsync);
        await Refused(["page_token"], () => reader.History.ListProjectHistoryAsync(new() { Parent = shared.Case, PageToken = page.NextPageToken }).ResponseAsync);
    }

    [Fact]
    public async Task Many_wrong_fields_are_counted_and_named_as_far_as_a_trailer_goes()
    {
        var plan = PlanOf(40);
        foreach (var use in plan.Uses) (use.Kind, use.AmountCents) = (UseKind.Unspecified, -1);

        var error = await Tests.Refused.By(shared.Server.Projects(People.Agency).SubmitFinancingPlanAsync(
            new() { Name = shared.Case, RequestId = Journey.NewId(), Plan = plan }));

        Assert.Equal("80", error.Metadata["fields"]);
        Assert.InRange(error.Fields.Count, 10, 79);
    }

    private static async Task Refused(string[] fields, Func<Task> call)
    {
        var thrown = await Assert.ThrowsAsync<RpcException>(call);
        var error = RelocGrainsError.From(thrown);
        Assert.Equal((StatusCode.InvalidArgument, ErrorReason.InvalidFields), (error.Code, error.Reason));
        Assert.Equal(fields, error.Fields.Select(f => f.Field).Distinct().Order(StringComparer.Ordinal));
        Assert.All(error.Fields, field => Assert.StartsWith("Must be ", field.Description, StringComparison.Ordinal));
    }

    private static Row Create(Action<CreateProjectRequest> spoil, params string[] fields) => Row.Of(
        People.Finder, (c, _) => c.CreateProjectAsync(With(Journey.Detection("012345674"), spoil)).ResponseAsync, fields);

    private static Row Act(string who, Func<ProjectService.ProjectServiceClient, string, AsyncUnaryCall<Project>> call, params string[] fields) =>
        Row.Of(who, (c, name) => call(c, name).ResponseAsync, fields);

    private static Row Exit(Action<ExitProjectRequest> spoil, params string[] fields) => Act(
        People.Agency, (c, n) => c.ExitProjectAsync(With(new ExitProjectRequest { Name = n, RequestId = Journey.NewId(), Reason = "x" }, spoil)), fields);

    private static Read Watch(WatchProjectsRequest request, params string[] fields) =>
        new((c, _) => c.Watch(request).GetAsyncEnumerator().MoveNextAsync().AsTask(), fields);

    private static QualifyProjectRequest Qualify(string name, Action<Qualification> spoil) => With(Journey.Qualification(name), r => spoil(r.Qualification));

    private static DecideProjectRequest Decide(string name, params Grant[] grants) => new()
    {
        Name = name, RequestId = Journey.NewId(), DeliberationNumber = "1", DeliberationOn = Journey.Day(2022, 4, 1), Grants = { grants },
    };

    private static FinancingPlan PlanOf(int uses) => new()
    {
        Uses = { Enumerable.Range(0, uses).Select(_ => new Use { Kind = UseKind.Other, AmountCents = 1 }) },
    };

    private static FinancingPlan WrongPlan() => new()
    {
        Uses = { new Use() },
        OwnContributionCents = -1,
        PrivateLoansCents = long.MinValue,
        FundingLines = { new FundingLine { Scheme = "loterie", EligibleBaseCents = -1 } },
    };

    private static T With<T>(T request, Action<T> change)
    {
        change(request);
        return request;
    }

    private sealed record Row(string Who, Func<ProjectService.ProjectServiceClient, string, Task> Call, string[] Fields)
    {
        public static Row Of(string who, Func<ProjectService.ProjectServiceClient, string, Task> call, params string[] fields) => new(who, call, fields);
    }

    private sealed record Read(Func<RelocGrainsClient, string, Task> Call, params string[] Fields);

    /// <summary>A server with one detected case.</summary>
    public sealed class OneCase : IAsyncLifetime
    {
        public SharedServer Server { get; } = new();

        public string Case { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            await Server.InitializeAsync();
            Case = (await Server.Detected()).Name;
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
