using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using RelocGrains.Client;
using RelocGrains.EventLog;
using RelocGrains.Server.Callers;
using RelocGrains.Server.Hosting;
using RelocGrains.V1;

namespace RelocGrains.Server.Tests;

/// <summary>The whole server in this process: real store in a temp folder, real sockets on free ports, facts dated by a clock that stands.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly bool ownsFolder;
    private readonly WebApplication app;

    private RunningServer(string folder, bool ownsFolder, FakeClock clock, WebApplication app)
    {
        (Folder, this.ownsFolder, Clock, this.app) = (folder, ownsFolder, clock, app);
        (Address, JsonAddress) = ServerHost.AddressesOf(app);
        Channel = GrpcChannel.ForAddress(Address);
    }

    // What Orleans says of garbage collection and start-up concerns the test's own process.
    static RunningServer() => Environment.SetEnvironmentVariable("Logging__LogLevel__Orleans", "Error");

    /// <summary>The day on which tests happen.</summary>
    public static LocalDate Today { get; } = new(2026, 11, 23);

    public string Folder { get; }

    public FakeClock Clock { get; }

    public string Address { get; }

    public string JsonAddress { get; }

    /// <summary>A plain channel, without anything of our client's.</summary>
    public GrpcChannel Channel { get; }

    public IServiceProvider Services => app.Services;

    public IEventLog Log => Services.GetRequiredService<IEventLog>();

    public static async Task<RunningServer> Start(
        bool demo = false, string? folder = null, Action<IServiceCollection>? replace = null, IssuerOptions? issuer = null)
    {
        var clock = new FakeClock(Instant.FromUtc(Today.Year, Today.Month, Today.Day, 9, 0));
        var data = folder ?? Directory.CreateTempSubdirectory("relocgrains-").FullName;
        var anyPort = new Uri("http://127.0.0.1:0");
        var built = ServerHost.Build(new ServerOptions(demo, data, anyPort, anyPort, Issuer: issuer), new FactClock(clock), replace);
        await built.StartAsync();
        return new RunningServer(data, folder is null, clock, built);
    }

    /// <summary>Calls of somebody such as <c>p-001;partner=agence;role=operator</c>.</summary>
    public CallInvoker Calls(string who) => Channel.Intercept(headers =>
    {
        headers.Add(CallerIdentity.MetadataKey, who);
        return headers;
    });

    /// <summary>A client for a caller such as <c>operator/p-001</c> of a partner.</summary>
    public RelocGrainsClient As(Role role, string partner, string person) => new(new Uri(Address), new CallerIdentity(person, partner, role));

    /// <summary>Stops as a service manager would ask it to.</summary>
    public Task Stop() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsFolder) Directory.Delete(Folder, recursive: true);
    }
}
