using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using RelocGrains.Client;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Watching;

/// <summary>What time does to a watch. It stands, and moves when a test says so.</summary>
public sealed class WatchTimeTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly StandingTime time = new();

    [Fact]
    public async Task A_quiet_watch_is_told_every_few_seconds_how_far_it_is()
    {
        await using var server = await Start();
        await using var watch = new OpenWatch(server.Calls(People.Agency), new());
        var opening = await watch.Next();

        await time.Pass(Quiet);
        var first = await watch.Next();
        await time.Pass(Quiet);
        var second = await watch.Next();

        Assert.Equal((opening.Revision, opening.Revision), (first.Revision, second.Revision));
        Assert.Equal((0, 0), (first.Entries.Count, second.Entries.Count));
    }

    [Fact]
    public async Task A_watch_that_nothing_fits_is_told_how_far_the_log_is()
    {
        await using var server = await Start();
        await using var watch = new OpenWatch(server.Calls(People.Agency), new() { Department = "43" });
        await watch.Next();

        var other = await new ProjectService.ProjectServiceClient(server.Calls(People.Finder)).CreateProjectAsync(Journey.Detection(Sirens.Of(1)));
        await time.Pass(Quiet);
        await watch.Until(other.Revision);
    }

    [Fact]
    public async Task A_reader_that_takes_nothing_is_cut_off_and_its_client_resumes()
    {
        await using var server = await Start();
        using var client = server.As(Role.Operator, "agence", "p-002");
        var detected = await new ProjectService.ProjectServiceClient(server.Calls(People.Finder)).CreateProjectAsync(Journey.Detection(Sirens.Of(1)));
        await using var watch = client.Watch(new() { AfterRevision = detected.Revision }).GetAsyncEnumerator();
        await watch.MoveNextAsync();

        var pen = new Pen(server.Log, detected.Name);
        for (var act = 0; act < 20; act++) await pen.Act(facts: 256);
        await time.Pass(Patience);
        var seen = 0;
        while (seen < 20 * 256)
        {
            await watch.MoveNextAsync();
            seen += watch.Current.Entries.Count;
        }

        Assert.Equal(20 * 256, seen);
    }

    [Fact]
    public async Task A_server_that_stops_ends_its_watches_and_says_where_to_resume()
    {
        await using var server = await RunningServer.Start();
        await using var watch = new OpenWatch(server.Calls(People.Agency), new());
        await watch.Next();
        var detected = await new ProjectService.ProjectServiceClient(server.Calls(People.Finder)).CreateProjectAsync(Journey.Detection(Sirens.Of(1)));
        Assert.Equal(detected.Name, (await watch.Next()).Project.Name);

        await server.Stop().WaitAsync(TimeSpan.FromSeconds(20));
        var (_, end) = await watch.ToTheEnd();

        var error = RelocGrainsError.From(end);
        Assert.Equal((StatusCode.Unavailable, ErrorReason.ServerShuttingDown), (error.Code, error.Reason));
        Assert.Equal(detected.Revision, error.Metadata["revision"]);
    }

    [Fact]
    public async Task A_server_that_stops_does_not_wait_for_a_reader_that_takes_nothing()
    {
        await using var server = await RunningServer.Start();
        await using var watch = new OpenWatch(server.Calls(People.Agency), new());
        await watch.Next();
        var detected = await new ProjectService.ProjectServiceClient(server.Calls(People.Finder)).CreateProjectAsync(Journey.Detection(Sirens.Of(1)));
        var pen = new Pen(server.Log, detected.Name);
        for (var act = 0; act < 20; act++) await pen.Act(facts: 256);

        await server.Stop().WaitAsync(TimeSpan.FromSeconds(20));
    }

    private Task<RunningServer> Start() => RunningServer.Start(replace: services => services.AddSingleton<TimeProvider>(time));
}
