using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using RelocGrains.Client;
using RelocGrains.Grains.Board;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Watching;

public sealed class Probe
{
    [Fact]
    public async Task Slow()
    {
        await using var server = await RunningServer.Start(replace: s => s.AddSingleton(new ChangeFeed(256)));
        using var client = server.As(Role.Operator, "agence", "p-001");
        using var other = server.As(Role.Operator, "agence", "p-001");
        var watch = other.Watches.WatchProjects(new WatchProjectsRequest { FromBeginning = true });
        await watch.ResponseStream.MoveNext(default);
        var clock = Stopwatch.StartNew();
        var c = await client.Projects.CreateProjectAsync(Journey.Detection(Sirens.Of(1)));
        await Parallel.ForAsync(0, 1500, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, ct) =>
        {
            await client.Projects.CreateProjectAsync(Journey.Detection(Sirens.Of(i + 2)));
        });
        var o = TestContext.Current.TestOutputHelper!;
        o.WriteLine($"written {clock.ElapsedMilliseconds} ms");
        await Task.Delay(12000);
        var n = 0;
        try
        {
            while (await watch.ResponseStream.MoveNext(default)) n++;
        }
        catch (RpcException e) { o.WriteLine($"{n} {e.StatusCode} {e.Status.Detail} {RelocGrainsError.From(e)} {e.Status.DebugException?.ToString()[..Math.Min(600, e.Status.DebugException.ToString().Length)]}"); }
        o.WriteLine($"{clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task NeverReads()
    {
        await using var server = await RunningServer.Start(replace: s => s.AddSingleton(new ChangeFeed(256)));
        using var client = server.As(Role.Operator, "agence", "p-001");
        using var other = server.As(Role.Operator, "agence", "p-001");
        var watch = other.Watches.WatchProjects(new WatchProjectsRequest { FromBeginning = true });
        await watch.ResponseStream.MoveNext(default);
        var clock = Stopwatch.StartNew();
        await Parallel.ForAsync(0, 500, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, ct) =>
        {
            await client.Projects.CreateProjectAsync(Journey.Detection(Sirens.Of(i + 2)));
        });
        var o = TestContext.Current.TestOutputHelper!;
        o.WriteLine($"written {clock.ElapsedMilliseconds} ms");
        await server.Stop();
        o.WriteLine($"stopped {clock.ElapsedMilliseconds} ms");
        var n = 0;
        try
        {
            while (await watch.ResponseStream.MoveNext(default)) n++;
        }
        catch (RpcException e) { o.WriteLine($"{n} {e.StatusCode} {e.Status.Detail} {RelocGrainsError.From(e)} {e.Status.DebugException?.ToString()[..Math.Min(600, e.Status.DebugException.ToString().Length)]}"); }
        o.WriteLine($"{clock.ElapsedMilliseconds} ms");
    }
}
