using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace RelocGrains.Benchmarks.Hosts;

/// <summary>A host as the server's own, Kestrel with HTTP/2 in clear, that serves one gRPC service and nothing else.</summary>
internal static class PlainHost
{
    public static async Task Run<TService>(TService service, CancellationToken ct) where TService : class
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(service);
        await using var app = builder.Build();
        app.MapGrpcService<TService>();
        await app.StartAsync(ct);
        Console.WriteLine($"ready grpc={app.Urls.First()}");
        await app.WaitForShutdownAsync(ct);
    }
}
