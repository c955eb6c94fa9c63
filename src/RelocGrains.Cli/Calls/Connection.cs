using RelocGrains.Client;

namespace RelocGrains.Cli.Calls;

/// <summary>Makes the client of one run from `--server` and `--as`.</summary>
internal static class Connection
{
    public const string DefaultServer = "http://127.0.0.1:5081";

    public static RelocGrainsClient Open(string servers, string caller)
    {
        var addresses = Addresses(servers);
        var options = new RelocGrainsClientOptions();
        if (addresses.Count > 1) options = options with { Handler = new FirstReachable(addresses, Network()) };
        return new RelocGrainsClient(addresses[0], Caller.Parse(caller), options);
    }

    private static List<Uri> Addresses(string servers)
    {
        var addresses = servers.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Address).ToList();
        return addresses.Count > 0 ? addresses : throw new UsageException(Say("--server : aucune adresse.", "--server: no address."));
    }

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new UsageException(Say(
                $"--server : « {text} » n'est pas une adresse telle que {DefaultServer}.",
                $"--server: “{text}” is not an address such as {DefaultServer}."));

    // A server whose machine is gone must not take the time of the next one.
    private static SocketsHttpHandler Network() => new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(3),
        EnableMultipleHttp2Connections = true,
    };
}
