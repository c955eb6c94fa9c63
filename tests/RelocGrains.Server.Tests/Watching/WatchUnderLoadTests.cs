using System.Diagnostics;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using RelocGrains.Client;
using RelocGrains.Grains.Board;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Watching;

/// <summary>Watching while thousands of facts are recorded: lines that break, readers that are slow, many at once.</summary>
public sealed class WatchUnderLoadTests
{
    private const int Company = 900_000;
    private static readonly CallerIdentity Finder = new("p-001", "agence", Role.Operator);

    [Fact]
    public async Task A_watcher_whose_line_breaks_fifty_times_sees_each_position_once_and_in_order()
    {
        const int Breaks = 50;
        var seed = Random.Shared.Next();
        await using var server = await RunningServer.Start();
        using var writer = server.As(Role.Operator, "agence", "p-001");
        using var lineToAll = new BreakingLine(new Random(seed), Breaks, mostBytes: 40_000);
        using var lineToOne = new BreakingLine(new Random(seed), Breaks, mostBytes: 10_000);
        using var watcherOfAll = Client(server, lineToAll);
        using var watcherOfOne = Client(server, lineToOne);

        var seenOfAll = watcherOfAll.Watch(new() { FromBeginning = true }).Until(r => r.IsEnd("69"));
        var seenOfOne = watcherOfOne.Watch(new() { FromBeginning = true, Department = "69" }).Until(r => r.IsEnd("69"));
        var seenOfNone = writer.Watch(new() { FromBeginning = true, Department = "43" }).Until(r => r.IsEnd("43"));
        await Load.Run(server.Channel.CreateCallInvoker(), cases: 56, Stage.Closed, "01", "38", "69");
        await writer.SayEnd("43", Company);
        await writer.SayEnd("69", Company + 1);
        var (all, one, none) = (await seenOfAll, await seenOfOne, await seenOfNone);

        var acts = await server.Log.ActsOf();
        var ours = all.Select(r => r.Project).OfType<Project>().Where(p => p.Department == "69").Select(p => p.Name["projects/".Length..]).ToHashSet();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"seed {seed}: {acts.Count} acts, {acts.Sum(a => a.Length)} facts of cases, {(await server.Log.ReadHead(default)).Position} positions; "
            + $"{all.Count} responses to all, {one.Count} to one department, {none.Count} to an empty one; {lineToAll.Broken} and {lineToOne.Broken} breaks");
        Assert.True(acts.Count > 2000, $"{acts.Count} acts");
        Assert.Equal((Breaks, Breaks), (lineToAll.Broken, lineToOne.Broken));
        Assert.Equal(acts, all.Positions());
        Assert.Equal(await server.Log.ActsOf(ours.Contains), one.Positions());
        Assert.Single(none.Positions());
        foreach (var seen in new[] { all, one, none }) seen.AssertAdvancing();
    }

    [Fact]
    public async Task A_reader_that_takes_nothing_costs_what_is_kept_and_no_more_and_resumes_without_a_gap()
    {
        const int Acts = 5_000;
        await using var server = await RunningServer.Start(replace: services => services.AddSingleton(new ChangeFeed(maxKept: 256)));
        var detected = await new ProjectService.ProjectServiceClient(server.Calls(People.Finder)).CreateProjectAsync(Journey.Detection(Sirens.Of(1)));
        await using var slow = new OpenWatch(server.Calls(People.Agency), new());
        var opening = await slow.Next();
        var pen = new Pen(server.Log, detected.Name);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var act = 0; act < Acts; act++) await pen.Act(facts: 1);
        var after = GC.GetTotalMemory(forceFullCollection: true);

        var (seen, end) = await slow.ToTheEnd();
        var error = RelocGrainsError.From(end);
        Assert.Equal((StatusCode.ResourceExhausted, ErrorReason.WatchTooSlow), (error.Code, error.Reason));
        using var client = server.As(Role.Operator, "agence", "p-002");
        var rest = await client.Watch(new() { AfterRevision = error.Metadata["revision"], StopAtHead = true }).Until(_ => false);

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Acts} acts unread: {seen.Count} responses had left the server, {rest.Count} came after; memory of all {(after - before) / 1024 / 1024.0:N1} MiB more");
        Assert.InRange(seen.Count, 1, Acts / 10);
        List<WatchProjectsResponse> all = [opening, .. seen, .. rest];
        all.AssertAdvancing();
        Assert.Equal((await server.Log.ActsOf()).Skip(1), all.Positions());
    }

    [Fact]
    public async Task Two_hundred_watchers_at_once_all_see_all()
    {
        const int Watching = 200;
        await using var server = await RunningServer.Start();
        using var client = server.As(Role.Operator, "agence", "p-002");
        var watches = Enumerable.Range(0, Watching).Select(_ => client.Watch(new() { FromBeginning = true }).Until(r => r.IsEnd("69"))).ToList();
        var clock = Stopwatch.StartNew();

        await Load.Run(server.Channel.CreateCallInvoker(), cases: 14, Stage.Closed, "01", "38", "69");
        await client.SayEnd("69", Company);
        var written = clock.Elapsed;
        var seen = await Task.WhenAll(watches);

        var acts = await server.Log.ActsOf();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Watching} watchers, {acts.Count} acts, {seen.Sum(s => s.Count)} responses: written in {written.TotalSeconds:N1} s, seen by all {(clock.Elapsed - written).TotalSeconds:N2} s later");
        Assert.All(seen, told => Assert.Equal(acts, told.Positions()));
    }

    [Fact]
    public async Task There_is_room_for_so_many_watches_at_a_time()
    {
        const int Room = 500;
        await using var server = await RunningServer.Start();
        using var client = server.As(Role.Operator, "agence", "p-002");
        for (var ended = 0; ended <= Room; ended++) Assert.Single(await client.Watch(new() { StopAtHead = true }).Until(_ => false));
        var open = Enumerable.Range(0, Room).Select(_ => new OpenWatch(server.Calls(People.Agency), new())).ToList();
        foreach (var watch in open) await watch.Next();

        await using var tooMany = new OpenWatch(server.Calls(People.Agency), new());
        var error = RelocGrainsError.From(await Assert.ThrowsAsync<RpcException>(tooMany.Next));

        Assert.Equal((StatusCode.ResourceExhausted, ErrorReason.Overloaded), (error.Code, error.Reason));
        foreach (var watch in open) await watch.DisposeAsync();
    }

    private static RelocGrainsClient Client(RunningServer server, HttpMessageHandler line) =>
        new(new Uri(server.Address), Finder, new() { Handler = line, InitialBackoff = TimeSpan.FromMilliseconds(1) });
}
