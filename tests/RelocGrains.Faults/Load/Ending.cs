using System.Collections.Concurrent;
using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.Domain;
using RelocGrains.Faults.History;
using RelocGrains.V1;

namespace RelocGrains.Faults.Load;

/// <summary>
/// Reads what stands in the end: at every server the whole watch, all lists and all figures, which are part of the recording; then the
/// history of every case that anybody ever heard of.
/// </summary>
internal sealed class Ending(IReadOnlyList<Uri> addresses, Servers servers, Recorder recorder, Dice dice) : IDisposable
{
    private const int LargePage = 500;
    private const int AtOnce = 8;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    // Who may see every text.
    private readonly RelocGrainsClient[] patient = [.. addresses.Select(address => new RelocGrainsClient(address, People.Region))];

    /// <summary>Watches the log from its beginning to its head, at every server; answers the head's position.</summary>
    public async Task<long> Watch(CancellationToken ct)
    {
        var head = 0L;
        for (var server = 0; server < servers.Count; server++)
        {
            await Reach(server, ct);
            var (watch, since) = (recorder.Watch($"ending-{server}", ""), recorder.Now);
            await foreach (var response in patient[server].Watch(new WatchProjectsRequest { FromBeginning = true, StopAtHead = true }, ct))
            {
                var facts = response.Entries.Select(entry => Facts.Told(response.Project.Name, entry)).ToItems();
                watch.Add(server, since, Tokens.Read(response.Revision), facts);
            }
            head = Math.Max(head, watch.Reached);
        }
        return head;
    }

    /// <summary>The rest.</summary>
    public async Task<FinalState> Read(CancellationToken ct)
    {
        var cases = new HashSet<string>(StringComparer.Ordinal);
        for (var server = 0; server < servers.Count; server++) await ReadAll(server, cases);
        var recording = recorder.Stop();
        cases.UnionWith(recording.Writes.Where(write => write.Accepted is not null).Select(write => write.Accepted!.Line.Case));
        cases.UnionWith(recording.Watches.SelectMany(watch => watch.Told).SelectMany(told => told.Facts).Select(fact => fact.Case));

        var verified = await patient[0].Log.VerifyLogAsync(new VerifyLogRequest(), cancellationToken: ct);
        var damages = verified.Findings.Select(finding => new LogDamage(finding.Position, finding.What)).ToItems();
        return new FinalState(await Histories(cases, ct), new LogReport(verified.Ok, verified.Events, verified.LastPosition, damages));
    }

    public void Dispose()
    {
        foreach (var client in patient) client.Dispose();
    }

    // A silo may have ended by itself at the last moment, and is being started again.
    private async Task Reach(int server, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await patient[server].Plan.GetReportAsync(new GetReportRequest(), cancellationToken: ct);
                return;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable && !ct.IsCancellationRequested)
            {
                await Task.Delay(Glance, ct);
            }
        }
    }

    private async Task ReadAll(int server, HashSet<string> cases)
    {
        var session = new Session($"ending-{server}", servers, recorder, dice, TimeSpan.Zero);
        await session.Report(strong: true, server);
        await session.Plan(strong: true, server);
        foreach (var department in Acts.AllDepartments) await session.Department(department, strong: true, server);
        ListProjectsResponse? page = null;
        do
        {
            page = await session.Page("", page, strong: true, LargePage, server);
            cases.UnionWith(page?.Projects.Select(project => Replies.CaseOf(project.Name)) ?? []);
        }
        while (page is { NextPageToken.Length: > 0 });
    }

    private async Task<Items<Fact>> Histories(IEnumerable<string> cases, CancellationToken ct)
    {
        var histories = new ConcurrentBag<List<Fact>>();
        await Parallel.ForEachAsync(
            cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (name, stop) => histories.Add(await History(name, stop)));
        return histories.SelectMany(facts => facts).OrderBy(fact => fact.Position).ToItems();
    }

    // A case that was acknowledged and is not there has no history; what was acknowledged of it is lost.
    private async Task<List<Fact>> History(string name, CancellationToken ct)
    {
        var facts = new List<Fact>();
        var request = new ListProjectHistoryRequest { Parent = Replies.NameOf(name), PageSize = LargePage, Consistency = new Consistency { Strong = true } };
        try
        {
            do
            {
                var page = await patient[0].History.ListProjectHistoryAsync(request, cancellationToken: ct);
                facts.AddRange(page.Entries.Select(entry => Facts.Recorded(request.Parent, entry)));
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.NotFound)
        {
            return facts;
        }
        return facts;
    }
}
