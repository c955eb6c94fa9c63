using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace RelocGrains.Server.Hosting;

/// <summary>The Orleans silo inside the server.</summary>
public static class Silo
{
    /// <summary>
    /// One silo on its own: a free loopback port, so that two servers run on one machine, and no gateway, because clients speak gRPC.
    /// </summary>
    public static void AddEmbeddedSilo(this WebApplicationBuilder builder) => builder.UseOrleans(silo =>
    {
        var port = FreePort();
        silo.UseLocalhostClustering(siloPort: port, gatewayPort: 0, primarySiloEndpoint: new IPEndPoint(IPAddress.Loopback, port));
        silo.Configure<EndpointOptions>(options => options.GatewayPort = 0);
        if (Telemetry.IsSent(builder.Configuration)) silo.AddActivityPropagation();
    });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
