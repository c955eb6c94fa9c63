using System.Globalization;
using System.Net;

namespace RelocGrains.Faults.Faults;

/// <summary>
/// The network between the silos of a cluster: each reaches the others on lines, so that one can be cut off from its peers alone. Silos
/// share a connection, whoever of two has opened it, so a line asks the system who calls.
/// </summary>
internal sealed class Peers : IAsyncDisposable
{
    private readonly IReadOnlyList<int> ports;
    private readonly Gate[] gates;
    private readonly List<Line> lines;

    /// <param name="ports">Where each silo listens.</param>
    public Peers(IReadOnlyList<int> ports)
    {
        this.ports = ports;
        gates = [.. ports.Select(_ => new Gate())];

        // A silo that advertises any loopback address listens at the first one, so at the address of its own there is room for its line.
        lines = [.. ports.Select((port, silo) => new Line(new IPEndPoint(IPAddress.Loopback, port), new IPEndPoint(AddressOf(silo), port), GateOfCaller))];
    }

    /// <summary>How a silo is told of its place.</summary>
    public string[] ArgumentsOf(int silo) => ["--advertised-address", $"{AddressOf(silo)}", .. PortArguments(silo)];

    /// <summary>Nothing goes from a silo to its peers nor from them to it any more, on old connections and on new ones.</summary>
    public void Cut(int silo)
    {
        lines[silo].Cut();
        gates[silo].Shut();
    }

    /// <summary>What was held back goes through, late.</summary>
    public void Heal(int silo)
    {
        gates[silo].Open();
        lines[silo].Heal();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gate in gates) gate.Open();
        foreach (var line in lines) await line.DisposeAsync();
    }

    private static IPAddress AddressOf(int silo) => new([127, 0, 0, (byte)(2 + silo)]);

    private string[] PortArguments(int silo) => ["--silo-port", ports[silo].ToString(CultureInfo.InvariantCulture)];

    // Somebody who has gone already is nobody.
    private Gate GateOfCaller(IPEndPoint caller)
    {
        var command = LocalCaller.CommandOf(caller);
        var silo = Enumerable.Range(0, ports.Count).FirstOrDefault(silo => command.AsSpan().IndexOf(PortArguments(silo)) >= 0, -1);
        return silo < 0 ? new Gate() : gates[silo];
    }
}
