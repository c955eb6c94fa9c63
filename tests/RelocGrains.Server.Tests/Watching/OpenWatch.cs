using Grpc.Core;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Watching;

/// <summary>A watch that is read one response at a time, without anything of our client's.</summary>
internal sealed class OpenWatch(CallInvoker calls, WatchProjectsRequest request) : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly AsyncServerStreamingCall<WatchProjectsResponse> call = new WatchService.WatchServiceClient(calls).WatchProjects(request);

    /// <summary>The next response.</summary>
    public async Task<WatchProjectsResponse> Next()
    {
        Assert.True(await call.ResponseStream.MoveNext(default).WaitAsync(Limit), "The watch has ended.");
        return call.ResponseStream.Current;
    }

    /// <summary>The next one that is no bookmark.</summary>
    public async Task<WatchProjectsResponse> NextAct()
    {
        while (true)
        {
            if (await Next() is { Entries.Count: > 0 } told) return told;
        }
    }

    /// <summary>Reads until everything up to a revision was told.</summary>
    public async Task Until(string revision)
    {
        while (Revisions.PositionOf((await Next()).Revision) < Revisions.PositionOf(revision)) { }
    }

    /// <summary>Reads to the end, which is a refusal.</summary>
    public async Task<(List<WatchProjectsResponse> Seen, RpcException End)> ToTheEnd()
    {
        var seen = new List<WatchProjectsResponse>();
        var end = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true) seen.Add(await Next());
        });
        return (seen, end);
    }

    public ValueTask DisposeAsync()
    {
        call.Dispose();
        return ValueTask.CompletedTask;
    }
}
