using RelocGrains.Client;
using RelocGrains.EventLog;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Watching;

/// <summary>Those who watch in tests, and what they must have seen.</summary>
internal static class Watchers
{
    private const string Departing = "Fin (essai) ";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>All that is told, up to the response that is the last.</summary>
    public static async Task<List<WatchProjectsResponse>> Until(this IAsyncEnumerable<WatchProjectsResponse> watch, Func<WatchProjectsResponse, bool> last)
    {
        using var limit = new CancellationTokenSource(Limit);
        var seen = new List<WatchProjectsResponse>();
        await foreach (var response in watch.WithCancellation(limit.Token))
        {
            seen.Add(response);
            if (last(response)) break;
        }
        return seen;
    }

    /// <summary>Opens a case that tells those who watch a department that there is nothing more.</summary>
    public static async Task SayEnd(this RelocGrainsClient client, string department, int company)
    {
        var detection = Journey.Detection(Sirens.Of(company), department);
        detection.Company.Name = Departing + department;
        await client.Projects.CreateProjectAsync(detection);
    }

    /// <summary>True for the last act of a department.</summary>
    public static bool IsEnd(this WatchProjectsResponse response, string department) => response.Project?.Company.Name == Departing + department;

    /// <summary>The positions of facts told, one list an act.</summary>
    public static List<long[]> Positions(this IEnumerable<WatchProjectsResponse> seen) =>
        [.. seen.Where(r => r.Entries.Count > 0).Select(r => r.Entries.Select(e => e.Position).ToArray())];

    /// <summary>The positions of facts of cases as the log itself has them, one list an append.</summary>
    public static async Task<List<long[]>> ActsOf(this IEventLog log, Func<string, bool>? onlyCase = null)
    {
        var events = await log.ReadAll(0, int.MaxValue, CancellationToken.None);
        return
        [
            .. events.Where(e => e.Stream.StartsWith("project-", StringComparison.Ordinal) && (onlyCase is null || onlyCase(e.Stream["project-".Length..])))
                .GroupBy(e => e.Request).Select(g => g.Select(e => e.Position).ToArray()),
        ];
    }

    /// <summary>Every bookmark and every act goes on from where the one before ended.</summary>
    public static void AssertAdvancing(this IReadOnlyList<WatchProjectsResponse> seen)
    {
        var revisions = seen.Select(r => Revisions.PositionOf(r.Revision)).ToList();
        Assert.Equal(revisions.Order(), revisions);
        Assert.All(seen.Where(r => r.Entries.Count > 0), r => Assert.True(Revisions.PositionOf(r.Revision) >= r.Entries[^1].Position));
    }
}
