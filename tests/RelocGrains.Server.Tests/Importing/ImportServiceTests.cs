using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Importing;

/// <summary>The import as a back office of its own would call it.</summary>
public sealed class ImportServiceTests(SharedServer shared) : IClassFixture<SharedServer>
{
    public static TheoryData<string, Action<CreateProjectRequest>> Malformed => new()
    {
        { "no request id", r => r.RequestId = "" },
        { "a SIREN that fails Luhn's check", r => r.Company.Siren = "012345675" },
        { "no company", r => r.Company = null },
        { "no company, no department, no source", r => (r.Company, r.Department, r.Source) = (null, "", DetectionSource.Unspecified) },
        { "a day before the plan", r => r.EffectiveOn = Journey.Day(2021, 12, 16) },
        { "a size that does not exist", r => r.Company.Size = (CompanySize)99 },
        { "a commune on two lines", r => r.Commune = "Lyon\nLyon" },
        { "a partner's number of 61 characters", r => r.PartnerNumber = new string('9', 61) },
    };

    [Theory, MemberData(nameof(Malformed))]
    public async Task A_malformed_line_is_answered_as_CreateProject_would_refuse_it(string what, Action<CreateProjectRequest> spoil)
    {
        var request = Journey.Detection(shared.NewSiren());
        spoil(request);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await shared.Projects(People.Finder).CreateProjectAsync(request));

        var answers = await Import(new Line(request), new Line(Journey.Detection(shared.NewSiren())));

        Assert.Equal(refused.GetRpcStatus(), answers[0].Refused);
        Assert.True(answers[1].ResultCase is ImportProjectsResponse.ResultOneofCase.Imported, what);
    }

    [Fact]
    public async Task A_line_without_a_project_is_refused_and_no_more()
    {
        var answers = await Import(new Line(null), new Line(Journey.Detection(shared.NewSiren())));

        Assert.Equal(ErrorReason.InvalidFields, RelocGrainsError.From(answers[0].Refused).Reason);
        Assert.Equal(ImportProjectsResponse.ResultOneofCase.Imported, answers[1].ResultCase);
    }

    [Fact]
    public async Task Answers_come_in_the_order_of_the_lines_good_and_bad()
    {
        Line[] lines = [.. Enumerable.Range(0, 500).Select(i => new Line(i % 3 == 1 ? new CreateProjectRequest() : Journey.Detection(shared.NewSiren())))];

        var answers = await Import(lines);

        Assert.Equal(Enumerable.Range(1, 500), answers.Select(a => (int)a.Line));
        Assert.All(answers, a => Assert.Equal(a.Line % 3 == 2, a.ResultCase is ImportProjectsResponse.ResultOneofCase.Refused));
    }

    [Fact]
    public async Task A_line_that_was_imported_before_is_unchanged()
    {
        var request = Journey.Detection(shared.NewSiren());
        var first = Assert.Single(await Import(new Line(request)));
        await shared.Projects(People.Agency).AssignProjectAsync(new()
        {
            Name = first.Imported, RequestId = Journey.NewId(), Owner = new Owner { Person = "p-002", Partner = "agence" },
        });
        var before = await shared.Stored();

        var again = Assert.Single(await Import(new Line(request)));

        Assert.Equal((first.Imported, first.Revision), (again.Unchanged, again.Revision));
        Assert.Equal(before, await shared.Stored());
    }

    [Fact]
    public async Task A_case_that_was_created_by_the_same_request_is_unchanged()
    {
        var request = Journey.Detection(shared.NewSiren());
        var created = await shared.Projects(People.Finder).CreateProjectAsync(request);

        Assert.Equal(created.Name, Assert.Single(await Import(new Line(request))).Unchanged);
    }

    [Fact]
    public async Task A_request_id_that_says_something_else_now_is_refused()
    {
        var request = Journey.Detection(shared.NewSiren());
        await Import(new Line(request));

        var answer = Assert.Single(await Import(new Line(new(request) { AnnouncedJobs = 99 })));

        var error = RelocGrainsError.From(answer.Refused);
        Assert.Equal((ErrorReason.RequestIdReused, request.RequestId), (error.Reason, error.Metadata["request_id"]));
    }

    [Fact]
    public async Task Of_two_lines_that_say_the_same_the_first_opens_the_case()
    {
        Line[] lines = [.. Enumerable.Range(0, 200).Select(_ => shared.NewSiren()).SelectMany(siren => new[] { siren, siren }).Select(siren => new Line(Journey.Detection(siren)))];

        var answers = await Import(lines);

        Assert.All(answers.Chunk(2), twins =>
        {
            var unmet = Assert.Single(RelocGrainsError.From(twins[1].Refused).Unmet);
            Assert.Equal((Guard.NotADuplicate, $"linked_to={twins[0].Imported}"), (unmet.Guard, unmet.Missing));
        });
    }

    [Fact]
    public async Task Commune_and_size_may_be_missing_and_are_corrected_later()
    {
        var request = Journey.Detection(shared.NewSiren());
        (request.Commune, request.Company.Size) = ("", CompanySize.Unspecified);
        var name = Assert.Single(await Import(new Line(request))).Imported;
        Assert.Equal(("", CompanySize.Unspecified), await PlaceAndSize(name));

        var agency = shared.Projects(People.Agency);
        await agency.CorrectProjectAsync(new() { Name = name, RequestId = Journey.NewId(), Reason = "Appel.", Place = new Place { Department = "69", Commune = "Lyon" } });
        await agency.CorrectProjectAsync(new() { Name = name, RequestId = Journey.NewId(), Reason = "Appel.", CompanySize = CompanySize.Medium });

        Assert.Equal(("Lyon", CompanySize.Medium), await PlaceAndSize(name));
    }

    [Fact]
    public async Task A_size_cannot_be_corrected_to_unknown()
    {
        var name = (await shared.Detected()).Name;

        var error = await Refused.By(shared.Projects(People.Agency).CorrectProjectAsync(
            new() { Name = name, RequestId = Journey.NewId(), Reason = "Oubli.", CompanySize = CompanySize.Unspecified }));

        Assert.Equal("company_size", Assert.Single(error.Fields).Field);
    }

    [Fact]
    public async Task The_number_of_the_caller_s_partner_is_noted_in_the_same_act()
    {
        var request = Journey.Detection(shared.NewSiren());
        request.PartnerNumber = "CCIR-" + request.Company.Siren;
        var name = Assert.Single(await Import(People.Chamber, new Line(request))).Imported;

        var found = await shared.Projects(People.Chamber).ListProjectsAsync(
            new() { Partner = "ccir", PartnerNumber = request.PartnerNumber, Consistency = new Consistency { Strong = true } });
        Assert.Equal(name, Assert.Single(found.Projects).Name);
        var history = await new HistoryService.HistoryServiceClient(shared.Calls(People.Chamber)).ListProjectHistoryAsync(new() { Parent = name });
        Assert.Equal(["project.detected.v1", "project.partner_number_noted.v1"], history.Entries.Select(e => e.Type));
        Assert.Single(history.Entries.Select(e => e.RequestId).Distinct());
    }

    [Fact]
    public async Task A_line_that_is_only_checked_is_valid_or_refused_and_nothing_is_written()
    {
        var twin = Journey.Detection(shared.NewSiren());
        var known = Assert.Single(await Import(new Line(twin))).Imported;
        var before = await shared.Stored();

        var answers = await Import(
            Checked(Journey.Detection(shared.NewSiren())), Checked(new(twin)), Checked(new(twin) { RequestId = Journey.NewId() }), Checked(new CreateProjectRequest()));

        Assert.True(answers[0].Valid);
        Assert.Equal(known, answers[1].Unchanged);
        Assert.Equal(ErrorReason.GuardsNotMet, RelocGrainsError.From(answers[2].Refused).Reason);
        Assert.Equal(ErrorReason.InvalidFields, RelocGrainsError.From(answers[3].Refused).Reason);
        Assert.Equal(before, await shared.Stored());
    }

    [Fact]
    public async Task CreateProject_stays_strict_on_commune_and_size_and_notes_the_number_too()
    {
        var request = Journey.Detection(shared.NewSiren());
        request.PartnerNumber = "A-1";
        var created = await shared.Projects(People.Finder).CreateProjectAsync(request);
        Assert.Equal(("agence", "A-1"), (created.PartnerNumbers[0].Partner, created.PartnerNumbers[0].Number));

        (request.RequestId, request.Commune, request.Company.Size) = (Journey.NewId(), "", CompanySize.Unspecified);
        var error = await Refused.By(shared.Projects(People.Finder).CreateProjectAsync(request));

        Assert.Equal(["commune", "company.size"], error.Fields.Select(f => f.Field).Order());
    }

    [Fact]
    public async Task Who_may_not_import_is_told_so_and_nothing_is_written()
    {
        var before = await shared.Stored();

        var thrown = await Assert.ThrowsAsync<RpcException>(() => Import(People.Verifier, new Line(Journey.Detection(shared.NewSiren()))));

        Assert.Equal(ErrorReason.PermissionDeniedByRole, RelocGrainsError.From(thrown).Reason);
        Assert.Equal(before, await shared.Stored());
    }

    private static Line Checked(CreateProjectRequest request)
    {
        request.ValidateOnly = true;
        return new Line(request);
    }

    private Task<List<ImportProjectsResponse>> Import(params Line[] lines) => Import(People.Finder, lines);

    private async Task<List<ImportProjectsResponse>> Import(string who, params Line[] lines)
    {
        using var call = new ImportService.ImportServiceClient(shared.Calls(who)).ImportProjects();
        var answers = new List<ImportProjectsResponse>();
        var reading = Task.Run(async () =>
        {
            await foreach (var answer in call.ResponseStream.ReadAllAsync()) answers.Add(answer);
        });
        try
        {
            foreach (var (line, i) in lines.Select((l, i) => (l, i)))
            {
                await call.RequestStream.WriteAsync(new ImportProjectsRequest { Line = i + 1, Project = line.Project });
            }
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            // Who is refused as a caller cannot write any more; why, is said with the answers.
        }
        await reading;
        return answers;
    }

    private async Task<(string Commune, CompanySize Size)> PlaceAndSize(string name)
    {
        var project = await shared.Projects(People.Agency).GetProjectAsync(new() { Name = name });
        return (project.Commune, project.Company.Size);
    }

    private sealed record Line(CreateProjectRequest? Project);
}
