using Grpc.Core;
using RelocGrains.Domain;
using RelocGrains.Faults.History;
using RelocGrains.V1;

namespace RelocGrains.Faults.Load;

/// <summary>
/// Watches the log from its beginning, now at this server, now at that one: it moves on after a while, or when the server is gone, and
/// resumes after the last revision it was told.
/// </summary>
internal sealed class Watcher(string name, string department, Servers servers, Recorder recorder, Dice dice)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private const int ShortestStayMs = 1_000;
    private const int LongestStayMs = 10_000;

    private readonly Recorder.OpenWatch watch = recorder.Watch(name, department);
    private string revision = "";

    /// <summary>The position up to which it was told everything.</summary>
    public long Reached => watch.Reached;

    /// <summary>Watches until it is told to stop.</summary>
    public async Task Run(CancellationToken stop)
    {
        for (var server = dice.Next(servers.Count); !stop.IsCancellationRequested; server = (server + 1) % servers.Count)
        {
            using var stay = CancellationTokenSource.CreateLinkedTokenSource(stop);
            stay.CancelAfter(dice.Next(ShortestStayMs, LongestStayMs));
            var from = recorder.Now;
            try
            {
                await Stay(server, from, stay.Token);
            }
            catch (OperationCanceledException)
            {
                continue;
            }
            catch (RpcException e)
            {
                recorder.Add(new Call.Read(name, server, from, recorder.Now, Replies.Of(e), "WatchProjects", Tokens.Read(revision), Strong: false));
            }
            await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Stay(int server, long from, CancellationToken ct)
    {
        var request = new WatchProjectsRequest { Department = department };
        if (revision.Length == 0) request.FromBeginning = true;
        else request.AfterRevision = revision;
        await foreach (var response in servers.As(server, People.Controller).Watch(request, ct))
        {
            var facts = response.Entries.Select(entry => Facts.Told(response.Project.Name, entry)).ToItems();
            if (!watch.Add(server, from, Tokens.Read(response.Revision), facts)) return;
            revision = response.Revision;
        }
    }
}
