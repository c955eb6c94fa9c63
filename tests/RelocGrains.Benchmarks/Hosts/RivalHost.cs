using RelocGrains.Benchmarks.Rival;

namespace RelocGrains.Benchmarks.Hosts;

/// <summary>Serves the rival: the same acts, written by hand on Npgsql.</summary>
internal static class RivalHost
{
    public static async Task Run(string connection, int sessions, CancellationToken ct)
    {
        await RivalTables.Make(connection);
        await using var open = await RivalSessions.Open(connection, sessions);
        await PlainHost.Run(new RivalService(open), ct);
    }
}
