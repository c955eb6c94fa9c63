using Google.Protobuf.WellKnownTypes;
using RelocGrains.Benchmarks.Hosts;

namespace RelocGrains.Benchmarks.Load;

/// <summary>The kinds of load that are compared, each by so many callers.</summary>
internal static class Workload
{
    private const int CasesToRead = 256;

    /// <summary>The empty method.</summary>
    public static Callers Nothing(HostProcess host, Channels channels, int callers)
    {
        var request = new Empty();
        return new Callers(host, [.. Enumerable.Range(0, callers).Select(Of)]);

        Func<Task> Of(int caller)
        {
            var client = new Ceiling.CeilingClient(channels.Of(caller));
            return async () => await client.NothingAsync(request);
        }
    }

    /// <summary>Reads of cases that are made first.</summary>
    public static async Task<Callers> Reads(HostProcess host, Channels channels, int callers, Companies companies)
    {
        var cases = await CaseReads.Prepare(channels.Of(0), CasesToRead, companies);
        return new Callers(host, [.. Enumerable.Range(0, callers).Select(caller => CaseReads.Of(channels.Of(caller), cases, caller))]);
    }

    /// <summary>Acts on cases of each caller's own.</summary>
    public static Callers Writes(HostProcess host, Channels channels, int callers, Companies companies) =>
        new(host, [.. Enumerable.Range(0, callers).Select(Func<Task> (caller) => new CaseLife(channels.Of(caller), companies).Act)]);
}
