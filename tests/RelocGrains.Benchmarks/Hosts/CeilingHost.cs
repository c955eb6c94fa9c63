using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace RelocGrains.Benchmarks.Hosts;

/// <summary>Serves one empty method and nothing else.</summary>
internal static class CeilingHost
{
    public static Task Run(CancellationToken ct) => PlainHost.Run(new CeilingService(), ct);

    private sealed class CeilingService : Ceiling.CeilingBase
    {
        private static readonly Task<Empty> Answer = Task.FromResult(new Empty());

        public override Task<Empty> Nothing(Empty request, ServerCallContext context) => Answer;
    }
}
