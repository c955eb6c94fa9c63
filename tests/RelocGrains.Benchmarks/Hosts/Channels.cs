using Grpc.Core;
using Grpc.Net.Client;

namespace RelocGrains.Benchmarks.Hosts;

/// <summary>A connection for each caller, because callers are programs of their own; the same for every server that is compared.</summary>
internal sealed class Channels(Uri address, int callers) : IDisposable
{
    private readonly GrpcChannel[] channels = [.. Enumerable.Range(0, callers).Select(_ => GrpcChannel.ForAddress(address))];

    /// <summary>The connection of one caller.</summary>
    public CallInvoker Of(int caller) => channels[caller].CreateCallInvoker();

    public void Dispose()
    {
        foreach (var channel in channels) channel.Dispose();
    }
}
