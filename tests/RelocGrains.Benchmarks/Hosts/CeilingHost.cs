using System.Net;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace RelocGrains.Benchmarks.Hosts;

/// <summary>A host as the server's own, Kestrel with HTTP/2 in clear, that serves one empty method and nothing else.</summary>
internal static class CeilingHost
{
    public static async Task Run(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        await using var app = builder.Build();
        app.MapGrpcService<CeilingService>();
        await app.StartAsync(ct);
        Console.WriteLine($"ready grpc={app.Urls.First()}");
        await app.WaitForShutdownAsync(ct);
    }

    private sealed class CeilingService : Ceiling.CeilingBase
    {
        private static readonly Task<Empty> Answer = Task.FromResult(new Empty());

        public override Task<Empty> Nothing(Empty request, ServerCallContext context) => Answer;
    }
}
