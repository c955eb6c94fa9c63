using RelocGrains.Client;
using RelocGrains.Domain;
using RelocGrains.Faults.History;
using RelocGrains.V1;

namespace RelocGrains.Faults.Load;

/// <summary>Reads what stands in the end: the log, the history of every case, and, at every server, all lists and figures.</summary>
internal sealed class Ending(IReadOnlyList<Uri> addresses, Servers servers, Recorder recorder, Dice dice) : IDisposable
{
    private const int LargePage = 500;
    private const int AtOnce = 8;

    private readonly RelocGrainsClient client = new(addresses[0], People.Controller);

    /// <summary>The facts of all cases, as a watcher is told them who begins now.</summary>
    public async Task<Items<Fact>> Log(CancellationToken ct)
    {
        var facts = new List<Fact>();
        await foreach (var response in client.Watch(new WatchProjectsRequest { FromBeginning = true, StopAtHead = true }, ct))
        {
            facts.AddRange(response.Entries.Select(entry => Facts.Recorded(response.Project.Name, entry)));
        }
        return facts.ToItems();
    }

    /// <summary>The rest. Lists and figures are strong reads of the history.</summary>
    public async Task<FinalState> Read(Items<Fact> log, CancellationToken ct)
    {
        for (var server = 0; server < servers.Count; server++) await ReadAll(server);
        var verified = await client.Log.VerifyLogAsync(new VerifyLogRequest(), cancellationToken: ct);
        var damages = verified.Findings.Select(finding => new LogDamage(finding.Position, finding.What)).ToItems();
        return new FinalState(log, await Histories(log, ct), new LogReport(verified.Ok, verified.Events, verified.LastPosition, damages));
    }

    public void Dispose() => client.Dispose();

    private async Task ReadAll(int server)
    {
        var session = new Session($"ending-{server}", servers, recorder, dice);
        await session.Report(strong: true, server);
        await session.Plan(strong: true, server);
        foreach (var department in Acts.AllDepartments) await session.Department(department, strong: true, server);
        var page = await session.Page("", before: null, strong: true, LargePage, server);
        while (page is { NextPageToken.Length: > 0 }) page = await session.Page("", page, strong: true, LargePage, server);
    }

    private async Task<Items<ToldFact>> Histories(Items<Fact> log, CancellationToken ct)
    {
        var cases = log.Select(fact => Replies.NameOf(fact.Case)).Distinct(StringComparer.Ordinal);
        var histories = new System.Collections.Concurrent.ConcurrentBag<List<ToldFact>>();
        await Parallel.ForEachAsync(
            cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (name, stop) => histories.Add(await History(name, stop)));
        return histories.SelectMany(facts => facts).ToItems();
    }

    private async Task<List<ToldFact>> History(string name, CancellationToken ct)
    {
        var facts = new List<ToldFact>();
        var request = new ListProjectHistoryRequest { Parent = name, PageSize = LargePage };
        do
        {
            var page = await client.History.ListProjectHistoryAsync(request, cancellationToken: ct);
            facts.AddRange(page.Entries.Select(entry => Facts.Told(name, entry)));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return facts;
    }
}
