using RelocGrains.Benchmarks.Hosts;
using RelocGrains.Benchmarks.Load;
using RelocGrains.Benchmarks.Rival;
using RelocGrains.Benchmarks.Stores;

namespace RelocGrains.Benchmarks.Measures;

/// <summary>
/// The server on PostgreSQL beside a rival that keeps the same promises and was written by hand, beside an empty method, and beside what
/// the same PostgreSQL does with single rows. Server and rival are called by the same client with the same acts.
/// </summary>
internal static class RivalComparison
{
    public static async Task<RivalResult> Run(int callers, int seconds, int sessions)
    {
        await using var postgres = await Postgres.Start();
        await Console.Error.WriteLineAsync($"PostgreSQL: {postgres.Kind}");
        var floor = await Floor.Measure(postgres.ConnectionString, callers);
        await using var server = await postgres.Server();
        var (rival, connection) = await postgres.Rival(sessions);
        await using var ended = rival;
        await using var ceiling = await HostProcess.OfCeiling();
        using var toServer = new Channels(server.Address, callers);
        using var toRival = new Channels(rival.Address, callers);
        using var toCeiling = new Channels(ceiling.Address, callers);

        var companies = new Companies();
        var nothing = Workload.Nothing(ceiling, toCeiling, callers);
        var reads = await Workload.Reads(server, toServer, callers, companies);
        var writes = Workload.Writes(server, toServer, callers, companies);
        var rivalWrites = Workload.Writes(rival, toRival, callers, companies);
        await WarmUp.Until("ceiling", nothing);
        await WarmUp.Until("reads", reads);
        await WarmUp.Until("writes", writes);
        await WarmUp.Until("rival's writes", rivalWrites);
        var figures = await Turns.Take(seconds, nothing, reads, writes, rivalWrites);
        var checkedRival = await RivalCheck.Run(toRival.Of(0), connection, companies);
        return new RivalResult(callers, sessions, postgres.Kind, floor, figures[0], figures[1], figures[2], figures[3], checkedRival);
    }
}
