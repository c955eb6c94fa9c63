using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Grpc.Core.Interceptors;
using RelocGrains.Client;
using RelocGrains.V1;
using Xunit;
using Status = RelocGrains.V1.Status;

namespace RelocGrains.Server.Tests;

/// <summary>Acts that are only validated: they say what the real ones will say, and leave nothing behind.</summary>
public sealed class ValidateOnlyTests : IClassFixture<SharedServer>
{
    private static readonly string[] Reads = ["GetProject", "ListProjects", "ExplainProject"];

    private readonly SharedServer shared;
    private readonly Rehearsal rehearsal;

    public ValidateOnlyTests(SharedServer shared) => (this.shared, rehearsal) = (shared, new Rehearsal(shared));

    [Fact]
    public async Task Every_act_of_the_contract_is_foreseen_leaves_nothing_and_is_then_done_with_the_same_request_id()
    {
        await NewJourney().TakeTo(Stage.Closed);
        await GoBackAndForth((await NewJourney().TakeTo(Stage.Oriented)).Name);
        await Recover((await NewJourney().TakeTo(Stage.JobsCreated)).Name);

        Assert.Equal(
            ProjectService.Descriptor.Methods.Select(m => m.Name).Except(Reads, StringComparer.Ordinal).Order(StringComparer.Ordinal),
            rehearsal.Done);
    }

    [Fact]
    public async Task Every_refusal_is_the_same_and_in_the_same_order()
    {
        var journey = shared.NewJourney();
        var detected = await journey.TakeTo(Stage.Detected);
        var (agency, finder) = (Rehearsed(People.Agency), Rehearsed(People.Finder));
        string name = detected.Name, used = Journey.NewId();
        await agency.HoldProjectAsync(new() { Name = name, RequestId = used, Status = Status.OnHold, Reason = "Attente." });
        var leasing = Journey.Qualification(name);
        leasing.Qualification.LeasingOnly = true;

        Assert.Equal(3, (await Refused.By(finder.QualifyProjectAsync(leasing))).Unmet.Count(u => u.Guard is not Guard.EffectiveInOrder));
        Assert.Equal(ErrorReason.StageNotAllowed, await Why(agency.OrientProjectAsync(new() { Name = name, RequestId = Journey.NewId() })));
        Assert.Equal(ErrorReason.EtagMismatch, await Why(agency.ResumeProjectAsync(new() { Name = name, RequestId = Journey.NewId(), Etag = detected.Etag })));
        Assert.Equal(ErrorReason.RequestIdReused, await Why(agency.ResumeProjectAsync(new() { Name = name, RequestId = used, Etag = detected.Etag })));
        Assert.Equal(ErrorReason.ProjectNotFound, await Why(agency.ResumeProjectAsync(new() { Name = "projects/AURA-2022-99999", RequestId = used })));
        Assert.Equal(ErrorReason.InvalidFields, await Why(agency.HoldProjectAsync(new() { Name = "x", RequestId = "1", Reason = "Ce texte n'est pas à garder." })));
        Assert.Equal(ErrorReason.ItemNotFound, await Why(Rehearsed(People.Bank).AcceptReferralAsync(new() { Name = name, RequestId = Journey.NewId(), Referral = "r9" })));
        Assert.Equal(ErrorReason.PermissionDeniedByRole, await Why(Rehearsed(People.Controller).OrientProjectAsync(new())));
        Assert.Equal(Guard.NotADuplicate, Assert.Single((await Refused.By(finder.CreateProjectAsync(Journey.Detection(detected.Company.Siren)))).Unmet).Guard);
    }

    [Fact]
    public async Task A_case_that_would_be_opened_has_no_name_and_takes_no_reference()
    {
        var before = NumberOf(await shared.Detected());
        for (var i = 0; i < 3; i++)
        {
            var opening = Validated(Journey.Detection(shared.NewSiren()));
            var foreseen = await shared.Projects(People.Finder).CreateProjectAsync(opening);
            Assert.Equal(("", "", null, null), (foreseen.Name, foreseen.Etag, foreseen.CreateTime, foreseen.UpdateTime));
            Assert.Equal((Stage.Detected, "p-001", 24), (foreseen.Stage, foreseen.CreatedBy.Person, foreseen.AnnouncedJobs));
            Assert.Null(foreseen.Contact);
            Assert.DoesNotContain("AURA-", foreseen.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(before + 1, NumberOf(await shared.Detected()));
    }

    [Theory]
    [InlineData("projects/AURA-2022-00000")]
    [InlineData("projects/AURA-2026-00000")]
    public async Task The_reference_under_which_openings_are_validated_is_never_a_case(string name)
    {
        var opening = Validated(Journey.Detection(shared.NewSiren()));
        await shared.Projects(People.Finder).CreateProjectAsync(opening);
        opening.EffectiveOn = null;
        await shared.Projects(People.Finder).CreateProjectAsync(opening);
        var agency = shared.Projects(People.Agency);

        Assert.Equal(ErrorReason.ProjectNotFound, await Why(agency.GetProjectAsync(new() { Name = name, Consistency = new() { Strong = true } })));
        Assert.Equal(ErrorReason.ProjectNotFound, await Why(agency.ExplainProjectAsync(new() { Name = name })));
        Assert.Equal(ErrorReason.ProjectNotFound, await Why(agency.ResumeProjectAsync(new() { Name = name, RequestId = opening.RequestId })));
        Assert.Equal(ErrorReason.ProjectNotFound, await Why(agency.OrientProjectAsync(new() { Name = name, RequestId = Journey.NewId(), ValidateOnly = true })));
        var list = await agency.ListProjectsAsync(new() { Text = name["projects/".Length..], Consistency = new() { Strong = true } });
        Assert.Equal(0, list.TotalSize);
    }

    [Fact]
    public async Task What_was_done_is_answered_as_it_was_then()
    {
        var opening = Journey.Detection(shared.NewSiren());
        var opened = await shared.Projects(People.Finder).CreateProjectAsync(opening);
        var qualification = Journey.Qualification(opened.Name);
        var qualified = await shared.Projects(People.Agency).QualifyProjectAsync(qualification);
        qualification.ValidateOnly = true;

        Assert.Equal(opened, await shared.Projects(People.Finder).CreateProjectAsync(Validated(opening)));
        Assert.Equal(qualified, await shared.Projects(People.Agency).QualifyProjectAsync(qualification));
    }

    [Fact]
    public async Task Nothing_is_kept_of_the_request_id_it_may_serve_for_something_else()
    {
        var detected = await shared.Detected();
        var (agency, id) = (shared.Projects(People.Agency), Journey.NewId());
        await agency.HoldProjectAsync(new() { Name = detected.Name, RequestId = id, Status = Status.OnHold, Reason = "Attente.", ValidateOnly = true });

        var held = await agency.HoldProjectAsync(new() { Name = detected.Name, RequestId = id, Status = Status.WaitingForCompany, Reason = "Pièces." });

        Assert.Equal(Status.WaitingForCompany, held.Status);
    }

    [Fact]
    public async Task The_answer_is_true_at_its_revision_and_carries_the_etag_of_what_is_there()
    {
        var detected = await shared.Detected();
        await shared.Detected();
        var agency = shared.Projects(People.Agency);

        var foreseen = await agency.QualifyProjectAsync(Validated(Journey.Qualification(detected.Name)));
        var read = await agency.GetProjectAsync(new() { Name = detected.Name, Consistency = new() { MinRevision = foreseen.Revision } });

        Assert.Equal((Stage.Qualified, Stage.Detected), (foreseen.Stage, read.Stage));
        Assert.Equal((read.Etag, read.UpdateTime, read.CreateTime, read.Name), (foreseen.Etag, foreseen.UpdateTime, foreseen.CreateTime, foreseen.Name));
        Assert.Equal(Revisions.Of((await shared.Stored()).Head), foreseen.Revision);
        Assert.Equal(("", "Camille Essai"), (foreseen.Qualification.Assessment.Comment, foreseen.Contact.Name));
    }

    [Fact]
    public async Task What_is_true_already_is_foreseen_as_it_stands()
    {
        var detected = await shared.Detected();

        var foreseen = await shared.Projects(People.Agency).ResumeProjectAsync(new() { Name = detected.Name, RequestId = Journey.NewId(), ValidateOnly = true });

        detected.Revision = foreseen.Revision;
        Assert.Equal(detected, foreseen);
    }

    [Fact]
    public async Task In_json_too()
    {
        var detected = await shared.Detected();
        var before = await shared.Stored();
        using var http = new HttpClient { BaseAddress = new Uri(shared.Running.JsonAddress) };
        http.DefaultRequestHeaders.Add(CallerIdentity.MetadataKey, People.Agency);

        using var response = await http.PostAsJsonAsync(
            $"/v1/{detected.Name}:hold", new { requestId = Journey.NewId(), status = "STATUS_ON_HOLD", reason = "Attente.", validateOnly = true });

        var foreseen = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("STATUS_ON_HOLD", detected.Etag), (foreseen.GetProperty("status").GetString(), foreseen.GetProperty("etag").GetString()));
        Assert.Equal(before, await shared.Stored());
    }

    private async Task GoBackAndForth(string name)
    {
        var (agency, region, chamber) = (Rehearsed(People.Agency), Rehearsed(People.Region), Rehearsed(People.Chamber));
        await agency.SendReferralAsync(new()
        {
            Name = name, RequestId = Journey.NewId(), EffectiveOn = Journey.Day(2022, 1, 26), Partner = "ccir", Need = Need.Export, DueOn = Journey.Day(2022, 2, 1), Message = "Un avis ?",
        });
        await agency.EscalateReferralAsync(new() { Name = name, RequestId = Journey.NewId(), Referral = "r2", Person = "p-002" });
        await agency.SendReferralAsync(new() { Name = name, RequestId = Journey.NewId(), Partner = "ccir", Need = Need.Land });
        await chamber.DeclineReferralAsync(new() { Name = name, RequestId = Journey.NewId(), Referral = "r3", Reason = "Hors champ." });
        await chamber.NotePartnerNumberAsync(new() { Name = name, RequestId = Journey.NewId(), Number = "D-2022/7" });
        await agency.HoldProjectAsync(new() { Name = name, RequestId = Journey.NewId(), Status = Status.OnHold, Reason = "Attente." });
        await agency.ResumeProjectAsync(new() { Name = name, RequestId = Journey.NewId() });
        await agency.RequestOverrideAsync(new() { Name = name, RequestId = Journey.NewId(), Guard = Guard.OwnContribution, Reason = "Tour de table en cours." });
        await Rehearsed(People.Authority).ApproveOverrideAsync(new() { Name = name, RequestId = Journey.NewId(), Guard = Guard.OwnContribution });
        await agency.CorrectProjectAsync(new() { Name = name, RequestId = Journey.NewId(), Place = new() { Department = "42", Commune = "Roanne" }, Reason = "Autre site." });
        await agency.ReturnProjectAsync(new() { Name = name, RequestId = Journey.NewId(), ToStage = Stage.Qualified, Reason = "À revoir." });
        await agency.ExitProjectAsync(new() { Name = name, RequestId = Journey.NewId(), Outcome = Outcome.Lost, LostTo = "Bavière", Reason = "Une offre." });
        await region.ReopenProjectAsync(new() { Name = name, RequestId = Journey.NewId(), Reason = "Elle revient." });
    }

    private async Task Recover(string name)
    {
        await Rehearsed(People.Agency).StateJobsAsync(new()
        {
            Name = name, RequestId = Journey.NewId(), EffectiveOn = Journey.Day(2023, 9, 30), StatedOn = Journey.Day(2023, 9, 30), Headcount = 42, Evidence = "ged:dsn-2023-09.pdf",
        });
        await Rehearsed(People.Verifier).VerifyJobsAsync(new() { Name = name, RequestId = Journey.NewId(), Statement = "s2", Headcount = 42, Evidence = "ged:controle.pdf" });
        var ordered = await Rehearsed(People.Payer).OrderRecoveryAsync(new() { Name = name, RequestId = Journey.NewId() });
        await Rehearsed(People.Payer).RecordRecoveryAsync(new() { Name = name, RequestId = Journey.NewId(), AmountCents = ordered.Recovery.AmountCents, Evidence = "ged:titre.pdf" });
    }

    private Journey NewJourney() => new(shared.Running.Channel.Intercept(rehearsal), shared.NewSiren());

    private ProjectService.ProjectServiceClient Rehearsed(string who) => new(shared.Running.Channel.Intercept(rehearsal).Intercept(headers =>
    {
        headers.Add(CallerIdentity.MetadataKey, who);
        return headers;
    }));

    private static async Task<ErrorReason> Why<T>(AsyncUnaryCall<T> call) => (await Refused.By(call)).Reason;

    private static CreateProjectRequest Validated(CreateProjectRequest request) => new(request) { ValidateOnly = true };

    private static QualifyProjectRequest Validated(QualifyProjectRequest request) => new(request) { ValidateOnly = true };

    private static int NumberOf(Project project) => int.Parse(project.Name[^5..], System.Globalization.CultureInfo.InvariantCulture);
}
