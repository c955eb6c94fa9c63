using System.Runtime.CompilerServices;
using Grpc.Core;
using RelocGrains.V1;

namespace RelocGrains.Client;

/// <summary>
/// A watch that goes on after a break, from the last revision it received. Before it has received one it does not know where to go on, so
/// that a break is for its caller.
/// </summary>
internal sealed class ResumingWatch(WatchService.WatchServiceClient calls, RelocGrainsClientOptions options)
{
    public async IAsyncEnumerable<WatchProjectsResponse> Read(WatchProjectsRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var (rest, begun) = (request.Clone(), false);
        for (var wait = options.InitialBackoff; ; wait = Longer(wait))
        {
            using var call = calls.WatchProjects(rest, cancellationToken: ct);
            while (true)
            {
                try
                {
                    if (!await call.ResponseStream.MoveNext(ct)) yield break;
                }
                catch (RpcException) when (ct.IsCancellationRequested)
                {
                    throw new OperationCanceledException(ct);
                }
                catch (RpcException e) when (begun && IsBreak(e))
                {
                    break;
                }
                rest.AfterRevision = call.ResponseStream.Current.Revision;
                (begun, wait) = (true, options.InitialBackoff);
                yield return call.ResponseStream.Current;
            }
            await Task.Delay(wait * Random.Shared.NextDouble(), ct);
        }
    }

    private TimeSpan Longer(TimeSpan wait) => wait * 2 < options.MaxBackoff ? wait * 2 : options.MaxBackoff;

    // The server stops or is away, the reader was too slow, or the line broke. What else goes wrong would go wrong again.
    private static bool IsBreak(RpcException e) => e.StatusCode switch
    {
        StatusCode.Unavailable or StatusCode.ResourceExhausted or StatusCode.Cancelled => true,
        StatusCode.Internal => e.Status.DebugException is HttpRequestException or IOException,
        _ => false,
    };
}
