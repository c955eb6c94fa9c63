using System.CommandLine;
using System.Net;
using RelocGrains.Server.Callers;
using RelocGrains.Server.Care;

namespace RelocGrains.Server.Hosting;

/// <summary>What the server is told on its command line.</summary>
/// <param name="Demo">Load the demo data into an empty store first.</param>
/// <param name="Data">The folder of the store.</param>
/// <param name="Grpc">Where gRPC is served, without TLS, HTTP/2.</param>
/// <param name="Http">Where JSON is served, HTTP/1.1.</param>
/// <param name="Cluster">The database and the cluster it belongs to; null for a server on its own, whose store is the folder.</param>
/// <param name="Issuer">Who vouches for callers; null where callers name themselves.</param>
public sealed record ServerOptions(bool Demo, string Data, Uri Grpc, Uri Http, ClusterOptions? Cluster = null, IssuerOptions? Issuer = null)
{
    private const string TrustNetwork = "--trust-network";
    private const string Trusted = "Nothing is encrypted, and without an issuer callers name themselves, so whoever reaches a port of this server may act as anybody: let nobody reach it whom you do not trust.";

    /// <summary>Where gRPC is served when nothing else is said.</summary>
    internal const string UsualGrpc = "http://127.0.0.1:5081";

    /// <summary>Reads the command line and runs the server with it, or a verb on its store; answers wrong usage and <c>--help</c> itself.</summary>
    public static Task<int> Run(string[] args, Func<ServerOptions, CancellationToken, Task<int>> run)
    {
        var demo = new Option<bool>("--demo") { Description = "Load the synthetic demo data, if the store is empty." };
        var data = new Option<string>("--data") { Description = "Folder of the store, or of what a silo derives from the database; made when it is not there.", DefaultValueFactory = _ => "data" };
        var trust = new Option<bool>(TrustNetwork) { Description = $"Allow addresses that other machines can reach. {Trusted}" };
        var grpc = Address("--grpc", UsualGrpc, "Where gRPC is served.", trust);
        var http = Address("--http", "http://127.0.0.1:5080", "Where JSON is served, below /v1.", trust);
        var root = new RootCommand("RelocGrains: case management of the relocation plan, over gRPC and JSON.") { demo, data, grpc, http, trust };
        var cluster = new ClusterArguments(root, trust);
        var issuer = new IssuerArguments(root);
        root.SetAction((parsed, ct) => OneLine.OrRun(() =>
        {
            if (parsed.GetValue(trust)) Console.Error.WriteLine($"Warning, {TrustNetwork}: {Trusted}");
            return run(
                new ServerOptions(
                    parsed.GetValue(demo), parsed.GetValue(data)!, new Uri(parsed.GetValue(grpc)!), new Uri(parsed.GetValue(http)!), cluster.Read(parsed), issuer.Read(parsed)), ct);
        }));
        foreach (var verb in CareVerbs.All()) root.Subcommands.Add(verb);
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    // Nothing is encrypted yet, so nobody from outside this machine may reach the server, unless who starts it says so.
    private static Option<string> Address(string name, string standard, string description, Option<bool> trust)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            var text = result.GetValueOrDefault<string>();
            if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
            {
                result.AddError($"{name} must be an address such as {standard}.");
            }
            else if (!IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip))
            {
                result.AddError($"{name} must name an IP address, as {standard} does.");
            }
            else if (!IPAddress.IsLoopback(ip) && !result.GetValue(trust))
            {
                result.AddError(
                    $"{name} must be a loopback address such as {standard}: nothing is encrypted, so {address.Host} would let anybody in. "
                    + $"Where only those you trust can reach it, say {TrustNetwork}.");
            }
        });
        return option;
    }
}
