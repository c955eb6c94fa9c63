using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RelocGrains.Client;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Watching;

/// <summary>What time does to a watch. It stands, and moves when a test says so.</summary>
public sealed class WatchTimeTests
{
    private const int UnreadActs = 20;

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
    public async Task A_reader_that_takes_nothing_is_cut_off()
    {
        await using var server = await Start();
        await using var watch = await Unread(server);

        await time.Pass(Patience);
        var (seen, end) = await watch.ToTheEnd();

        Assert.Equal(StatusCode.ResourceExhausted, end.StatusCode);
        Assert.True(seen.Count < UnreadActs);
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
    public async Task A_client_goes_on_over_a_restart_of_the_server()
    {
        using var folder = new Processes.TempFolder();
        using var line = new MovingLine();
        var before = await RunningServer.Start(folder: folder.Path);
        line.Server = new Uri(before.Address);
        using var client = new RelocGrainsClient(
            new Uri("http://reloc.example"), new CallerIdentity("p-002", "agence", Role.Operator), new() { Handler = line, InitialBackoff = TimeSpan.FromMilliseconds(1) });
        await using var watch = client.Watch(new()).GetAsyncEnumerator();
        await watch.MoveNextAsync();

        await before.DisposeAsync();
        await using var after = await RunningServer.Start(folder: folder.Path);
        var detected = await new ProjectService.ProjectServiceClient(after.Calls(People.Finder)).CreateProjectAsync(Journey.Detection(Sirens.Of(1)));
        line.Server = new Uri(after.Address);

        do await watch.MoveNextAsync();
        while (watch.Current.Entries.Count == 0);
        Assert.Equal(detected.Name, watch.Current.Project.Name);
    }

    [Fact]
    public async Task A_server_that_stops_does_not_wait_for_a_reader_that_takes_nothing()
    {
        await using var server = await RunningServer.Start();
        await using var watch = await Unread(server);

        await server.Stop().WaitAsync(TimeSpan.FromSeconds(20));
    }

    // A watch whose reader has stopped reading, with far more to tell than fits on the way to it.
    private static async Task<OpenWatch> Unread(RunningServer server)
    {
        var watch = new OpenWatch(server.Calls(People.Agency), new());
        await watch.Next();
        var detected = await new ProjectService.ProjectServiceClient(server.Calls(People.Finder)).CreateProjectAsync(Journey.Detection(Sirens.Of(1)));
        var pen = new Pen(server.Log, detected.Name);
        for (var act = 0; act < UnreadActs; act++) await pen.Act(facts: 256);
        return watch;
    }

    // Orleans measures the thread pool by the same time, and is alarmed when that jumps.
    private Task<RunningServer> Start() => RunningServer.Start(replace: services => services
        .AddSingleton<TimeProvider>(time)
        .AddLogging(logging => logging.AddFilter("Orleans.Runtime.MembershipService", LogLevel.None)));
}
