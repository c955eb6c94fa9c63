using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Processes;

/// <summary>The server is asked to stop while many watch and write.</summary>
public sealed class StopTests
{
    private const int Watches = 500;
    private const int WatchesOfAClient = 50;
    private const int Writers = 16;
    private const int Enough = 100;
    private const int AskToEnd = 15;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly RelocGrainsClientOptions Once = new() { MaxAttempts = 1, Deadline = TimeSpan.FromSeconds(20) };

    // How long it took is printed: ten seconds are promised, on a machine that has nothing else to do.
    [Fact]
    public async Task A_stop_tells_every_watch_where_to_resume_and_finishes_what_was_begun()
    {
        using var folder = new TempFolder();
        var acknowledged = new ConcurrentDictionary<string, Project>(StringComparer.Ordinal);
        var refused = new ConcurrentBag<RpcException>();
        await using (var server = await ServerProcess.Start(folder.Path))
        {
            var clients = Enumerable.Range(0, Watches / WatchesOfAClient).Select(_ => server.As(Role.Operator, "agence", "p-002", Once)).ToList();
            var watches = (await Task.WhenAll(Enumerable.Range(0, Watches).Select(i => Begin(clients[i / WatchesOfAClient])))).Select(ToTheEnd).ToList();
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var writers = Enumerable.Range(1, Writers).Select(writer => Task.Run(() => Write(server, writer, acknowledged, refused, enough))).ToList();
            await enough.Task.WaitAsync(Limit);

            var stopping = Stopwatch.StartNew();
            Assert.Equal(0, Signal(server.Id, AskToEnd));
            var (exitCode, said) = await server.End(Limit);
            TestContext.Current.TestOutputHelper!.WriteLine($"stopped after {stopping.Elapsed.TotalSeconds:F1} s with {Watches} watches, {acknowledged.Count} acknowledged");

            Assert.Equal((0, ""), (exitCode, said));
            await Task.WhenAll(writers);
            foreach (var end in await Task.WhenAll(watches))
            {
                Assert.Equal((StatusCode.Unavailable, ErrorReason.ServerShuttingDown), (end.Code, end.Reason));
                Assert.True(Revisions.PositionOf(end.Metadata["revision"]) > 0);
            }
            clients.ForEach(client => client.Dispose());
        }

        // Nobody was told that nothing is known: what was begun was finished, and what came later was turned away.
        Assert.All(refused, e => Assert.NotEqual(ErrorReason.OutcomeUnknown, RelocGrainsError.From(e).Reason));
        await using var again = await ServerProcess.Start(folder.Path);
        using var reader = again.As(Role.Operator, "agence", "p-001");
        var list = await reader.Projects.ListProjectsAsync(new ListProjectsRequest { Consistency = new Consistency { Strong = true } });
        Assert.True(list.TotalSize >= acknowledged.Count, $"{acknowledged.Count} were acknowledged, {list.TotalSize} are there.");
    }

    private static async Task<AsyncServerStreamingCall<WatchProjectsResponse>> Begin(RelocGrainsClient client)
    {
        var call = client.Watches.WatchProjects(new WatchProjectsRequest(), deadline: DateTime.UtcNow.AddMinutes(5));
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        return call;
    }

    private static async Task<RelocGrainsError> ToTheEnd(AsyncServerStreamingCall<WatchProjectsResponse> call)
    {
        using (call)
        {
            return RelocGrainsError.From(await Assert.ThrowsAsync<RpcException>(async () =>
            {
                while (await call.ResponseStream.MoveNext(CancellationToken.None)) { }
            }));
        }
    }

    private static async Task Write(
        ServerProcess server, int writer, ConcurrentDictionary<string, Project> acknowledged, ConcurrentBag<RpcException> refused, TaskCompletionSource enough)
    {
        using var client = server.As(Role.Operator, "agence", "p-001", Once);
        try
        {
            for (var number = writer; ; number += Writers)
            {
                var created = await client.Projects.CreateProjectAsync(Journey.Detection(Sirens.Of(number)));
                acknowledged[created.Name] = created;
                if (acknowledged.Count >= Enough) enough.TrySetResult();
            }
        }
        catch (RpcException e)
        {
            refused.Add(e);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
