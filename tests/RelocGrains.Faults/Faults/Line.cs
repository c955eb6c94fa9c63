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

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint target;
    private readonly ConcurrentDictionary<Connection, bool> connections = new();
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;
    private volatile TaskCompletionSource open = Opened();

    /// <param name="target">Where it leads to; nobody need be there yet.</param>
    public Line(IPEndPoint target)
    {
        this.target = target;
        listener.Start();
        accepting = Accept();
    }

    /// <summary>Where it begins.</summary>
    public IPEndPoint Address => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>Nothing goes through any more, in either direction; connections stay open and do not know it.</summary>
    public void Cut() => open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was held back goes through, late.</summary>
    public void Heal() => open.TrySetResult();

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

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
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
            await open.Task;
            await connection.Far.ConnectAsync(target, end.Token);
            await Task.WhenAny(Carry(near, connection.Far), Carry(connection.Far, near));
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

    private async Task Carry(Socket from, Socket to)
    {
        var chunk = new byte[ChunkBytes];
        try
        {
            for (int read; (read = await from.ReceiveAsync(chunk, end.Token)) > 0;)
            {
                await open.Task;
                for (var sent = 0; sent < read;) sent += await to.SendAsync(chunk.AsMemory(sent, read - sent), end.Token);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The connection is torn.
        }
    }

    private sealed record Connection(Socket Near, Socket Far) : IDisposable
    {
        public void Dispose()
        {
            Near.Dispose();
            Far.Dispose();
        }
    }
}
