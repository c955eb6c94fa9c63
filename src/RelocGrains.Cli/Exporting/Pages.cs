using Grpc.Core;
using RelocGrains.V1;

namespace RelocGrains.Cli.Exporting;

/// <summary>Everything there is, page by page: the next page is asked for when the one before is written.</summary>
internal static class Pages
{
    private const int Largest = 500;

    /// <summary>Cases in order of reference.</summary>
    public static async IAsyncEnumerable<Project> Cases(Session session, ListProjectsRequest request)
    {
        (request.PageSize, request.View) = (Largest, ProjectView.Full);
        do
        {
            var page = await session.Client.Projects.ListProjectsAsync(request, session.Call);
            foreach (var project in page.Projects) yield return project;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
    }

    /// <summary>Movements of figures in the order of the log.</summary>
    public static async IAsyncEnumerable<LedgerEntry> Movements(Session session, ListLedgerEntriesRequest request)
    {
        request.PageSize = Largest;
        do
        {
            var page = await session.Client.Plan.ListLedgerEntriesAsync(request, session.Call);
            foreach (var entry in page.Entries) yield return entry;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
    }

    /// <summary>The facts of one case, oldest first.</summary>
    public static async IAsyncEnumerable<RecordedFact> Facts(Session session, ListProjectHistoryRequest request)
    {
        request.PageSize = Largest;
        do
        {
            var page = await session.Client.History.ListProjectHistoryAsync(request, session.Call);
            foreach (var entry in page.Entries) yield return new RecordedFact(request.Parent, entry);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
    }

    /// <summary>The facts of all cases that fit, in the order of the log, up to what was recorded when it was asked.</summary>
    public static async IAsyncEnumerable<RecordedFact> Facts(Session session, WatchProjectsRequest request)
    {
        (request.FromBeginning, request.StopAtHead) = (true, true);
        using var watch = session.Client.Watches.WatchProjects(request, session.Call);
        await foreach (var act in watch.ResponseStream.ReadAllAsync(session.CancellationToken))
        {
            foreach (var entry in act.Entries) yield return new RecordedFact(act.Project.Name, entry);
        }
    }
}

/// <summary>A recorded fact and the case it is of.</summary>
internal sealed record RecordedFact(string Case, HistoryEntry Entry);
