using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests;

/// <summary>Many callers at once.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Of_two_clients_with_the_same_etag_one_wins_and_the_other_learns_who_changed_what()
    {
        await using var server = await RunningServer.Start();
        using var anna = server.As(Role.Operator, "agence", "p-anna");
        using var boris = server.As(Role.Operator, "agence", "p-boris");
        var created = await anna.Projects.CreateProjectAsync(Journey.Detection("012345674"));

        var answers = await Task.WhenAll(Try(anna, "p-anna"), Try(boris, "p-boris"));

        var winner = Assert.Single(answers, a => a.Error is null);
        var error = Assert.Single(answers, a => a.Error is not null).Error!;
        Assert.Equal(StatusCode.Aborted, error.Code);
        Assert.Equal(ErrorReason.EtagMismatch, error.Reason);
        Assert.Equal(winner.Person, error.Metadata["changed_by"]);
        Assert.Equal("owner", error.Metadata["changed_fields"]);

        async Task<(string Person, RelocGrainsError? Error)> Try(RelocGrainsClient client, string person)
        {
            try
            {
                await client.Projects.AssignProjectAsync(new AssignProjectRequest
                {
                    Name = created.Name, RequestId = Journey.NewId(), Etag = created.Etag, Owner = new Owner { Person = person, Partner = "agence" },
                });
                return (person, null);
            }
            catch (RpcException e)
            {
                return (person, RelocGrainsError.From(e));
            }
        }
    }

    [Fact]
    public async Task The_same_request_a_hundred_times_in_parallel_has_one_effect_and_one_answer()
    {
        await using var server = await RunningServer.Start();
        using var client = server.As(Role.Operator, "agence", "p-001");
        var request = Journey.Detection("012345674");

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => client.Projects.CreateProjectAsync(request).ResponseAsync));

        Assert.Single(answers.Distinct());
        var list = await client.Projects.ListProjectsAsync(new ListProjectsRequest { Consistency = new Consistency { Strong = true } });
        Assert.Equal(1, list.TotalSize);
    }

    [Fact]
    public async Task A_repeated_request_is_answered_as_it_was_the_first_time()
    {
        await using var server = await RunningServer.Start();
        using var creator = server.As(Role.Operator, "agence", "p-001");
        using var other = server.As(Role.Operator, "agence", "p-002");
        var request = Journey.Detection("012345674");
        var first = await creator.Projects.CreateProjectAsync(request);
        await other.Projects.QualifyProjectAsync(Journey.Qualification(first.Name));

        Assert.Equal(first, await creator.Projects.CreateProjectAsync(request));
    }

    [Fact]
    public async Task A_request_id_used_for_something_else_is_refused()
    {
        await using var server = await RunningServer.Start();
        using var client = server.As(Role.Operator, "agence", "p-001");
        var request = Journey.Detection("012345674");
        await client.Projects.CreateProjectAsync(request);
        request.AnnouncedJobs++;

        var error = RelocGrainsError.From(await Assert.ThrowsAsync<RpcException>(async () => await client.Projects.CreateProjectAsync(request)));

        Assert.Equal((StatusCode.AlreadyExists, ErrorReason.RequestIdReused), (error.Code, error.Reason));
    }

    [Fact]
    public async Task The_envelope_is_never_committed_beyond_what_is_allotted()
    {
        await using var server = await RunningServer.Start();
        var journeys = Enumerable.Range(0, 8).Select(i => new Journey(server.Channel.CreateCallInvoker(), Sirens.Of(i))).ToArray();
        await Task.WhenAll(journeys.Select(j => j.TakeTo(Stage.Examined)));

        await Task.WhenAll(journeys.Select(j => j.TakeTo(Stage.Decided)));

        using var client = server.As(Role.Controller, "region", "p-090");
        var plan = await client.Plan.GetPlanAsync(new GetPlanRequest { Consistency = new Consistency { Strong = true } });
        Assert.Equal(8 * 200_000_00, plan.Envelope.Sum(e => e.CommittedCents));
    }
}
