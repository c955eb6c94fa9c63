using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace RelocGrains.Server.Hosting;

/// <summary>The Orleans silo inside the server.</summary>
public static class Silo
{
    private const string Npgsql = "Npgsql";

    /// <summary>Adds it: on its own, or as one of several.</summary>
    public static void AddSilo(this WebApplicationBuilder builder, ClusterOptions? cluster) => builder.UseOrleans(silo =>
    {
        if (cluster is null) StandAlone(silo);
        else Join(silo, cluster);
        if (Telemetry.IsSent(builder.Configuration)) silo.AddActivityPropagation();
    });

    // A free loopback port, so that two servers run on one machine, and no gateway, because clients speak gRPC.
    private static void StandAlone(ISiloBuilder silo)
    {
        var port = FreePort();
        silo.UseLocalhostClustering(siloPort: port, gatewayPort: 0, primarySiloEndpoint: new IPEndPoint(IPAddress.Loopback, port));
        silo.Configure<EndpointOptions>(options => options.GatewayPort = 0);
    }

    private static void Join(ISiloBuilder silo, ClusterOptions cluster)
    {
        silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Npgsql, cluster.Connection));
        silo.Configure<Orleans.Configuration.ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.ClusterId, cluster.ServiceId));
        silo.Configure<EndpointOptions>(options =>
        {
            (options.AdvertisedIPAddress, options.SiloPort, options.GatewayPort) = (cluster.Advertised, cluster.SiloPort, cluster.GatewayPort);
            options.SiloListeningEndpoint = new IPEndPoint(IPAddress.IsLoopback(cluster.Advertised) ? IPAddress.Loopback : IPAddress.Any, cluster.SiloPort);
        });
        if (cluster.Membership is Membership.Tuned) silo.Configure<ClusterMembershipOptions>(Tune);
    }

    // Two missed probes of a second each, seen by two silos where there are two: gone after three to four seconds. A row in the table that
    // was not touched for three times five seconds belongs to a silo that is gone, so that nobody waits for it at a start.
    private static void Tune(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.NumMissedProbesLimit = 2;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        options.DeathVoteExpirationTimeout = TimeSpan.FromSeconds(30);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
