using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Watching;

/// <summary>What a watcher is told, from where on, and until when.</summary>
public sealed class WatchTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task Without_a_start_it_begins_with_a_bookmark_and_tells_what_comes_after()
    {
        var before = await shared.Detected();
        await using var watch = Open(new());

        var opening = await watch.Next();
        var after = await shared.Detected();
        var told = await watch.Next();

        Assert.Equal((0, null), (opening.Entries.Count, opening.Project));
        Assert.True(Position(opening) >= Revisions.PositionOf(before.Revision));
        Assert.Equal(after.Name, told.Project.Name);
        Assert.Equal(after.Revision, told.Revision);
    }

    [Fact]
    public async Task An_act_is_told_with_its_facts_as_the_history_has_them_and_the_case_as_a_list_has_it()
    {
        var detected = await shared.Detected();
        await using var watch = Open(new() { AfterRevision = detected.Revision, Project = detected.Name });

        await shared.Projects(People.Agency).QualifyProjectAsync(Journey.Qualification(detected.Name));
        var told = await watch.NextAct();

        var history = await new HistoryService.HistoryServiceClient(shared.Calls(People.Agency)).ListProjectHistoryAsync(new() { Parent = detected.Name });
        var listed = await shared.Projects(People.Agency).ListProjectsAsync(new() { Text = detected.Name["projects/".Length..], Consistency = new() { Strong = true } });
        Assert.Equal([history.Entries[1]], told.Entries);
        var project = Assert.Single(listed.Projects);
        project.Revision = told.Project.Revision;
        Assert.Equal(project, told.Project);
        Assert.Equal(told.Revision, told.Project.Revision);
    }

    [Fact]
    public async Task All_the_facts_of_an_act_come_in_one_message_from_the_log_and_at_its_end()
    {
        var detected = await shared.Detected();
        await using var atTheEnd = Open(new() { AfterRevision = detected.Revision, Project = detected.Name });
        await atTheEnd.Next();
        var pen = new Pen(shared.Log, detected.Name);
        int[] sizes = [1, 200, 2, 99, 3, 150, 128, 90, 1];

        foreach (var size in sizes) await pen.Act(size, others: size % 4);

        var fromTheLog = await Watch(new() { AfterRevision = detected.Revision, Project = detected.Name, StopAtHead = true });
        Assert.Equal(sizes, fromTheLog.Where(r => r.Entries.Count > 0).Select(r => r.Entries.Count));
        foreach (var size in sizes) Assert.Equal(size, (await atTheEnd.NextAct()).Entries.Count);
    }

    [Fact]
    public async Task It_stops_at_the_head_when_asked_to_with_a_last_bookmark()
    {
        await shared.Detected();
        var head = (await shared.Log.ReadHead(default)).Position;

        var whole = await Watch(new() { FromBeginning = true, StopAtHead = true });
        var rest = await Watch(new() { AfterRevision = whole[^1].Revision, StopAtHead = true });

        var expected = (await shared.Log.ActsOf()).Where(act => act[^1] <= head).ToList();
        Assert.Equal(expected, whole.Positions().Take(expected.Count));
        Assert.Empty(whole[^1].Entries);
        Assert.True(Position(whole[^1]) >= head);
        Assert.Empty(rest[^1].Entries);
        whole.AssertAdvancing();
    }

    [Fact]
    public async Task A_department_is_told_of_a_case_that_comes_and_of_one_that_leaves()
    {
        var detected = await shared.Projects(People.Finder).CreateProjectAsync(Journey.Detection(shared.NewSiren(), "15"));
        await shared.Projects(People.Agency).CorrectProjectAsync(new()
        {
            Name = detected.Name, RequestId = Journey.NewId(), EffectiveOn = Journey.Day(2022, 1, 10), Place = new() { Department = "63", Commune = "Thiers" }, Reason = "Adresse.",
        });
        await shared.Projects(People.Chamber).NotePartnerNumberAsync(new() { Name = detected.Name, RequestId = Journey.NewId(), Number = "N-1" });

        var (left, entered) = (await Types(new() { Department = "15" }), await Types(new() { Department = "63" }));

        Assert.Equal(["project.detected.v1", "project.corrected.v1"], left);
        Assert.Equal(["project.corrected.v1", "project.partner_number_noted.v1"], entered);
    }

    [Fact]
    public async Task Owners_and_partners_are_told_of_what_becomes_theirs_and_of_what_no_longer_is()
    {
        var detected = await shared.Detected();
        var agency = shared.Projects(People.Agency);
        foreach (var (person, partner) in new[] { ("p-501", "cpme"), ("p-502", "medef"), ("p-503", "cpme") })
        {
            await agency.AssignProjectAsync(new() { Name = detected.Name, RequestId = Journey.NewId(), Owner = new() { Person = person, Partner = partner } });
        }

        Assert.Equal(2, (await Types(new() { Owner = "p-501" })).Count);
        Assert.Equal(2, (await Types(new() { Owner = "p-502" })).Count);
        Assert.Single(await Types(new() { Owner = "p-503" }));
        Assert.Equal(3, (await Types(new() { Partner = "cpme", Project = detected.Name })).Count);
        Assert.Equal(2, (await Types(new() { Partner = "medef", Project = detected.Name })).Count);
        Assert.Empty(await Types(new() { Partner = "medef", Owner = "p-501" }));
    }

    [Theory]
    [InlineData(People.Region, true)]
    [InlineData(People.Controller, false)]
    public async Task A_contact_is_for_those_who_speak_to_companies(string who, bool sees)
    {
        var detected = await shared.Detected();

        var seen = await Watch(new() { FromBeginning = true, Project = detected.Name, StopAtHead = true }, who);

        Assert.Equal(sees ? 1 : 0, Assert.Single(seen, r => r.Entries.Count > 0).Entries[0].Texts.Count);
    }

    [Fact]
    public async Task A_revision_beyond_the_head_is_out_of_range()
    {
        await shared.Detected();
        var ahead = Revisions.Of((await shared.Log.ReadHead(default)).Position + 1_000_000);
        await using var watch = Open(new() { AfterRevision = ahead });

        var error = RelocGrainsError.From(await Assert.ThrowsAsync<RpcException>(watch.Next));

        Assert.Equal((StatusCode.OutOfRange, ErrorReason.RevisionAhead), (error.Code, error.Reason));
        Assert.True(Revisions.PositionOf(error.Metadata["revision"]) > 0);
    }

    private OpenWatch Open(WatchProjectsRequest request, string who = People.Agency) => new(shared.Calls(who), request);

    private async Task<List<WatchProjectsResponse>> Watch(WatchProjectsRequest request, string who = People.Agency)
    {
        using var call = new WatchService.WatchServiceClient(shared.Calls(who)).WatchProjects(request);
        return await call.ResponseStream.ReadAllAsync().Until(_ => false);
    }

    // The names of all facts that fit, from the beginning to now.
    private async Task<List<string>> Types(WatchProjectsRequest request)
    {
        (request.FromBeginning, request.StopAtHead) = (true, true);
        return [.. (await Watch(request)).SelectMany(r => r.Entries).Select(e => e.Type)];
    }

    private static long Position(WatchProjectsResponse response) => Revisions.PositionOf(response.Revision);
}
