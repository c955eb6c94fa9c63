using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace RelocGrains.Faults.Faults;

/// <summary>
/// A piece of network between two processes, which can be cut: bytes go through it from an address of its own to another one. Needs no
/// rights, and cuts one pair of processes alone.
/// </summary>
internal sealed class Line : IAsyncDisposable
{
    private const int ChunkBytes = 16 * 1024;

    private readonly TcpListener listener;
    private readonly IPEndPoint target;
    private readonly Gate gate = new();
    private readonly Func<IPEndPoint, Gate>? ofCaller;
    private readonly ConcurrentDictionary<Connection, bool> connections = new();
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;

    /// <param name="target">Where it leads to; nobody need be there yet.</param>
    public Line(IPEndPoint target)
        : this(target, new IPEndPoint(IPAddress.Loopback, 0), ofCaller: null)
    {
    }

    /// <param name="at">Where it begins.</param>
    /// <param name="ofCaller">A second gate for each connection, which the one who opened it has on all of his.</param>
    public Line(IPEndPoint target, IPEndPoint at, Func<IPEndPoint, Gate>? ofCaller)
    {
        (this.target, this.ofCaller) = (target, ofCaller);
        listener = new TcpListener(at);
        listener.Start();
        accepting = Accept();
    }

    /// <summary>Where it begins.</summary>
    public IPEndPoint Address => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>Nothing goes through any more, in either direction; connections stay open and do not know it.</summary>
    public void Cut() => gate.Shut();

    /// <summary>What was held back goes through, late.</summary>
    public void Heal() => gate.Open();

    /// <summary>Whether one of its connections reaches the target from that port.</summary>
    public bool LeavesFrom(int port) => connections.Keys.Any(connection => connection.FarPort == port);

    /// <summary>Every connection is torn, with all that is on its way.</summary>
    public void Tear()
    {
        foreach (var connection in connections.Keys) connection.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        Heal();
        Tear();
        await accepting;
        end.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Carry(await listener.AcceptSocketAsync(end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The line is taken away.
        }
    }

    private async Task Carry(Socket near)
    {
        using var connection = new Connection(near, new Socket(SocketType.Stream, ProtocolType.Tcp));
        connections[connection] = true;
        try
        {
            (near.NoDelay, connection.Far.NoDelay) = (true, true);
            Gate[] gates = ofCaller is null ? [gate] : [gate, ofCaller((IPEndPoint)near.RemoteEndPoint!)];
            await Pass(gates);
            await connection.Far.ConnectAsync(target, end.Token);
            connection.FarPort = ((IPEndPoint)connection.Far.LocalEndPoint!).Port;
            await Task.WhenAny(Carry(near, connection.Far, gates), Carry(connection.Far, near, gates));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One end is gone: so is the other.
        }
        finally
        {
            connections.TryRemove(connection, out _);
        }
    }

    private static async Task Pass(Gate[] gates)
    {
        foreach (var one in gates) await one.Passing;
    }

    private async Task Carry(Socket from, Socket to, Gate[] gates)
    {
        var chunk = new byte[ChunkBytes];
        try
        {
            for (int read; (read = await from.ReceiveAsync(chunk, end.Token)) > 0;)
            {
                await Pass(gates);
                for (var sent = 0; sent < read;) sent += await to.SendAsync(chunk.AsMemory(sent, read - sent), end.Token);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The connection is torn.
        }
    }

    private sealed class Connection(Socket near, Socket far) : IDisposable
    {
        public Socket Far => far;

        /// <summary>The port from which it reaches the target; 0 before it does.</summary>
        public int FarPort { get; set; }

        public void Dispose()
        {
            near.Dispose();
            far.Dispose();
        }
    }
}
