using System.CommandLine;
using System.Net;
using RelocGrains.Server.Care;

namespace RelocGrains.Server.Hosting;

/// <summary>The part of the command line that makes a server one of several on a PostgreSQL.</summary>
internal sealed class ClusterArguments
{
    private const string Sqlite = "sqlite";
    private const string Postgres = "postgres";
    private const int UsualSiloPort = 11111;
    private const int NoGateway = 0;
    private const int MaxPort = 65535;

    private readonly Option<string> store = new Option<string>("--store")
    {
        Description = "sqlite: a server on its own, with its folder. postgres: one of any number of servers on one database.",
        DefaultValueFactory = _ => Sqlite,
    }.AcceptOnlyFromAmong(Sqlite, Postgres);

    private readonly Option<string?> connection = CareVerbs.Connection();
    private readonly Option<string> clusterId = Text("--cluster-id", "relocgrains", "Servers of one cluster have the same.");
    private readonly Option<string> serviceId = Text("--service-id", "relocgrains", "Stays the same for as long as the installation lives.");
    private readonly Option<string> advertised = Text("--advertised-address", "127.0.0.1", "The IP address at which the other silos reach this one.");
    private readonly Option<int> siloPort = Port("--silo-port", UsualSiloPort, "Where the other silos reach this one.");
    private readonly Option<int> gatewayPort = Port("--gateway-port", NoGateway, "For clients of Orleans itself; none when 0.");
    private readonly Option<Membership> membership = new("--membership")
    {
        Description = "How soon a silo that is gone is noticed: tuned, within seconds; default, as Orleans has it.",
        DefaultValueFactory = _ => Membership.Tuned,
    };

    /// <param name="trust">Said by who trusts the network.</param>
    public ClusterArguments(Command command, Option<bool> trust)
    {
        foreach (var option in (Option[])[store, connection, clusterId, serviceId, advertised, siloPort, gatewayPort, membership]) command.Options.Add(option);
        advertised.Validators.Add(result =>
        {
            var text = result.GetValueOrDefault<string>();
            if (!IPAddress.TryParse(text, out var address)) result.AddError("--advertised-address must be an IP address such as 10.0.0.7.");
            else if (!IPAddress.IsLoopback(address) && !result.GetValue(trust))
                result.AddError($"--advertised-address must be a loopback address: a silo obeys whoever speaks to it, so {text} would let anybody in. "
                    + $"Where only those you trust can reach it, say {trust.Name}.");
        });
    }

    /// <summary>What it says; null for a server on its own.</summary>
    public ClusterOptions? Read(ParseResult parsed) => parsed.GetValue(store) == Sqlite
        ? null
        : new ClusterOptions(
            CareVerbs.DatabaseOf(parsed, connection),
            parsed.GetValue(clusterId)!,
            parsed.GetValue(serviceId)!,
            IPAddress.Parse(parsed.GetValue(advertised)!),
            parsed.GetValue(siloPort),
            parsed.GetValue(gatewayPort),
            parsed.GetValue(membership));

    private static Option<string> Text(string name, string standard, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => standard };

    private static Option<int> Port(string name, int standard, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.Errors.Any()) return;
            if (result.GetValueOrDefault<int>() is < 0 or > MaxPort) result.AddError($"{name} must be a port, 0 to {MaxPort}.");
        });
        return option;
    }
}
