using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using NodaTime;
using RelocGrains.EventLog;
using RelocGrains.Grains;
using RelocGrains.Server.Callers;
using RelocGrains.Server.Demo;

namespace RelocGrains.Server.Hosting;

/// <summary>Puts the server together: store, silo, followers, edge. The one place that knows all of them.</summary>
public static class ServerHost
{
    // Watches are told at once and calls under way take milliseconds: what is not done by then hangs, and would only delay the restart.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(8);

    /// <summary>Runs until it is told to stop.</summary>
    public static Task<int> Run(ServerOptions options, CancellationToken ct) => Run(options, replace: null, ct);

    /// <summary>The same with other services in place of the usual ones: whoever tests has to see what the right ones prevent.</summary>
    public static async Task<int> Run(ServerOptions options, Action<IServiceCollection>? replace, CancellationToken ct)
    {
        AssertFree("--grpc", options.Grpc);
        AssertFree("--http", options.Http);
        await using var app = Build(options, new FactClock(SystemClock.Instance), replace);
        await app.StartAsync(ct);
        var (grpc, http) = AddressesOf(app);
        Console.WriteLine($"ready grpc={grpc} http={http}");
        await app.WaitForShutdownAsync(ct);
        return Environment.ExitCode;
    }

    /// <summary>Where the server really listens, ports of 0 resolved.</summary>
    public static (string Grpc, string Http) AddressesOf(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
        return (addresses[0], addresses[1]);
    }

    /// <summary>The server, ready to be started. Facts are dated by <paramref name="clock"/>.</summary>
    /// <param name="replace">Puts other services in place of the usual ones; none when null.</param>
    public static WebApplication Build(ServerOptions options, FactClock clock, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Its first check counts from the start of the machine, and so warns at every start of ours.
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        // Whenever a silo comes or goes, Orleans warns of every message that it could not send there.
        if (options.Cluster is not null) builder.Logging.AddFilter("Orleans", LogLevel.Critical);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(EndPointOf(options.Grpc), listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(EndPointOf(options.Http), listen => listen.Protocols = HttpProtocols.Http1);
        });
        // Not being ready is an answer to whoever asks. Why a log has failed is told where the server ends for it.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<IClock>(clock);
        builder.Services.AddStore(options);
        builder.AddSilo(options.Cluster);
        builder.Services.AddRelocGrains(options.Data);
        builder.Services.AddHostedService<StoreWatch>();
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddIdentity(options.Issuer);
        builder.Services.AddRelocGrainsEdge();
        builder.Services.AddGrpcHealthChecks().AddCheck<LogHealth>("log");
        if (options.Demo) builder.Services.AddHostedService<DemoStart>();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        // Opened before anything else starts: a store that is refused ends the start with one clear line.
        app.Services.GetRequiredService<IEventLog>();
        app.MapRelocGrainsEdge();
        app.MapGrpcHealthChecksService();
        return app;
    }

    // Kestrel binds last, after the demo data are loaded: who mistypes an address is told before anything is done.
    private static void AssertFree(string option, Uri address)
    {
        try
        {
            using var listener = new TcpListener(EndPointOf(address));
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new IOException($"{address} cannot be served: {e.Message}. Choose another address with {option}.", e);
        }
    }

    private static IPEndPoint EndPointOf(Uri address) => new(IPAddress.Parse(address.Host.Trim('[', ']')), address.Port);
}
