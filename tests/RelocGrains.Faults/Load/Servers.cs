using System.Collections.Concurrent;
using RelocGrains.Client;

namespace RelocGrains.Faults.Load;

/// <summary>The servers under test, as clients see them: a connection for each of them and each person, shared by all callers.</summary>
internal sealed class Servers(IReadOnlyList<Uri> addresses) : IDisposable
{
    // Every attempt is written down, so the channel repeats nothing. Longer than a slow fsync, shorter than the longest standstill.
    private static readonly RelocGrainsClientOptions Impatient = new()
    {
        MaxAttempts = 1,
        Deadline = TimeSpan.FromSeconds(5),
        InitialBackoff = TimeSpan.FromMilliseconds(50),
        MaxBackoff = TimeSpan.FromMilliseconds(500),
    };

    private readonly ConcurrentDictionary<(int Server, CallerIdentity Who), RelocGrainsClient> clients = new();

    /// <summary>How many there are.</summary>
    public int Count => addresses.Count;

    /// <summary>One server, as a person calls it.</summary>
    public RelocGrainsClient As(int server, CallerIdentity who) =>
        clients.GetOrAdd((server, who), key => new RelocGrainsClient(addresses[key.Server], key.Who, Impatient));

    public void Dispose()
    {
        foreach (var client in clients.Values) client.Dispose();
    }
}
