using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RelocGrains.V1;

namespace RelocGrains.Client;

/// <summary>Opens channels: to one server, to a list of them, or to all that a name resolves to.</summary>
internal static class Channels
{
    private const string List = "static";
    private const string Name = "dns";

    // Who joins or leaves is noticed when a connection breaks; a name is asked again after this at the latest.
    private static readonly TimeSpan NameLifetime = TimeSpan.FromSeconds(30);

    /// <exception cref="ArgumentException">There is no address, or one with TLS beside one without.</exception>
    public static GrpcChannel Open(IReadOnlyList<Uri> servers, RelocGrainsClientOptions options)
    {
        if (servers.Count == 0) throw new ArgumentException("Name a server.", nameof(servers));
        if (servers.Any(server => server.Scheme != servers[0].Scheme))
            throw new ArgumentException("All servers are reached with TLS, or all without.", nameof(servers));
        return servers is [{ Scheme: not Name } only] ? GrpcChannel.ForAddress(only, OptionsOf(options)) : Balanced(servers, options);
    }

    private static GrpcChannel Balanced(IReadOnlyList<Uri> servers, RelocGrainsClientOptions options)
    {
        var balanced = OptionsOf(options);
        balanced.Credentials = servers[0].Scheme == Uri.UriSchemeHttps ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure;
        balanced.ServiceConfig!.LoadBalancingConfigs.Add(new RoundRobinConfig());
        balanced.ServiceProvider = new ServiceCollection()
            .AddSingleton<ResolverFactory>(new StaticResolverFactory(_ => servers.Select(server => new BalancerAddress(server.Host, server.Port))))
            .AddSingleton<ResolverFactory>(new DnsResolverFactory(NameLifetime))
            .BuildServiceProvider();
        return GrpcChannel.ForAddress(servers[0].Scheme == Name ? servers[0].OriginalString : $"{List}:///{servers[0].Authority}", balanced);
    }

    private static GrpcChannelOptions OptionsOf(RelocGrainsClientOptions options) => new()
    {
        HttpHandler = options.Handler ?? Network(),
        DisposeHttpClient = options.Handler is null,
        ServiceConfig = new ServiceConfig
        {
            MethodConfigs = { RepeatWhenUnavailable(options), NeverRepeat(WatchService.Descriptor.FullName), NeverRepeat(ImportService.Descriptor.FullName) },
        },
    };

    // Repeating is safe for writes too: the message is the same, so its request id is, and the server applies an id once.
    private static MethodConfig RepeatWhenUnavailable(RelocGrainsClientOptions options) => new()
    {
        Names = { MethodName.Default },
        RetryPolicy = options.MaxAttempts < 2 ? null : new RetryPolicy
        {
            MaxAttempts = options.MaxAttempts,
            InitialBackoff = options.InitialBackoff,
            MaxBackoff = options.MaxBackoff,
            BackoffMultiplier = 2,
            RetryableStatusCodes = { StatusCode.Unavailable },
        },
    };

    // What was streamed cannot be sent again by the channel: who streams begins again where it was.
    private static MethodConfig NeverRepeat(string service) => new() { Names = { new MethodName { Service = service } } };

    // Pings find a dead connection within seconds; without them a call would wait for its deadline.
    private static SocketsHttpHandler Network() => new()
    {
        EnableMultipleHttp2Connections = true,
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
    };
}
