using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.Faults.Faults;
using RelocGrains.Faults.Load;
using RelocGrains.V1;

namespace RelocGrains.Faults.Recovering;

/// <summary>
/// Calls in a steady beat, each a write and a read of the next case at the next server. A call that fails is not repeated, and none waits
/// for the one before it.
/// </summary>
internal sealed class Beat : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private static readonly RelocGrainsClientOptions Once = new()
    {
        MaxAttempts = 1, Deadline = TimeSpan.FromSeconds(1), InitialBackoff = TimeSpan.FromMilliseconds(50), MaxBackoff = TimeSpan.FromMilliseconds(200),
    };

    private readonly IReadOnlyList<string> cases;
    private readonly RelocGrainsClient[] clients;
    private readonly ConcurrentQueue<Done> done = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Task beating;

    /// <summary>Begins at once.</summary>
    public Beat(IReadOnlyList<Uri> servers, IReadOnlyList<string> cases)
    {
        this.cases = cases;
        clients = [.. servers.Select(server => new RelocGrainsClient(server, People.Region, Once))];
        beating = Run();
    }

    /// <summary>Since it began.</summary>
    public TimeSpan Now => clock.Elapsed;

    /// <summary>Waits until, for so long, no call has failed.</summary>
    /// <param name="since">Only calls sent later count.</param>
    /// <param name="cluster">A silo that ends by itself is started again, as whoever runs it would.</param>
    public async Task<Recovered> Steady(TimeSpan since, TimeSpan quiet, TimeSpan limit, Cluster cluster)
    {
        var ended = 0;
        for (; Now - since < limit && Now - LastFailure(since) < quiet; await Task.Delay(Interval))
        {
            foreach (var (silo, _, _) in await cluster.Ended())
            {
                ended += 1;
                await cluster.Start(silo);
            }
        }
        var calls = done.Where(call => call.SentAt >= since).ToList();
        var failed = calls.Where(call => call.Failed.Length > 0).CountBy(call => call.Failed).Select(kind => $"{kind.Value} {kind.Key}");
        return new Recovered(LastFailure(since) - since, calls.Count, string.Join(", ", failed), ended);
    }

    private TimeSpan LastFailure(TimeSpan since) =>
        done.Where(call => call.SentAt >= since && call.Failed.Length > 0).Select(call => call.AnsweredAt).Append(since).Max();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await beating;
        foreach (var client in clients) client.Dispose();
        stop.Dispose();
    }

    private async Task Run()
    {
        var under = new List<Task>();
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            // Servers and cases have no common measure, so that every server is asked for every case.
            under.Add(Call(n % clients.Length, cases[n / clients.Length % cases.Count]));
            await Task.Delay(Interval, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await Task.WhenAll(under);
    }

    private async Task Call(int server, string name)
    {
        var sentAt = Now;
        try
        {
            var written = await Acts.Note(People.Region, name).Send(clients[server]);
            await clients[server].Projects.GetProjectAsync(new GetProjectRequest { Name = written.Name, Consistency = new Consistency { MinRevision = written.Revision } });
            done.Enqueue(new Done(server, sentAt, Now, Failed: ""));
        }
        catch (RpcException e)
        {
            done.Enqueue(new Done(server, sentAt, Now, Failed: RelocGrainsError.From(e) is { ReasonName.Length: > 0 } error ? error.ReasonName : $"{e.StatusCode}"));
        }
    }

    /// <summary>A call that has its answer, or will have none.</summary>
    /// <param name="Failed">Why; empty when it was answered well.</param>
    internal sealed record Done(int Server, TimeSpan SentAt, TimeSpan AnsweredAt, string Failed);
}

/// <summary>How a loss was got over.</summary>
/// <param name="Time">Until the last call had failed.</param>
/// <param name="Failed">How many of the calls failed, and why.</param>
/// <param name="Ended">How often a silo ended by itself meanwhile.</param>
internal sealed record Recovered(TimeSpan Time, int Calls, string Failed, int Ended);
