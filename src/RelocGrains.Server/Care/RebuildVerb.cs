using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.Grains.Board;
using RelocGrains.Server.Hosting;

namespace RelocGrains.Server.Care;

/// <summary><c>rebuild --data DIR</c>: throws the board away and builds it again from the log. No server may run on the folder.</summary>
internal static class RebuildVerb
{
    // A line every few seconds.
    private const long EventsPerLine = 10_000;

    public static Command Command()
    {
        var data = CareVerbs.Data("Folder of the store; no server may be running on it.");
        var verb = new Command("rebuild", "Throws the derived tables away and builds them again from the log.") { data };
        return verb.Does((parsed, ct) => Rebuild(parsed.GetValue(data)!, ct));
    }

    private static async Task<int> Rebuild(string data, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        SqliteEventLog.AssertIn(data);
        await using var log = SqliteEventLog.Open(data, SystemClock.Instance);
        BoardStore.Delete(data);
        var position = await Build(log, new BoardStore(data), ct);
        Console.WriteLine(FormattableString.Invariant($"rebuilt events={position} seconds={watch.Elapsed.TotalSeconds:F1} position={position}"));
        return ExitCodes.Ok;
    }

    private static async Task<long> Build(SqliteEventLog log, BoardStore store, CancellationToken ct)
    {
        using var builder = new BoardBuilder(log, store, new BoardRows(), new ChangeFeed(), NullLogger.Instance);
        var head = (await log.ReadHead(ct)).Position;
        var position = await builder.Start(ct);
        for (var said = 0L; position < head;)
        {
            position = await builder.Step(position, ct);
            builder.Write();
            if (position - said < EventsPerLine) continue;
            said = position;
            Console.WriteLine(FormattableString.Invariant($"{position} of {head}"));
        }

        return position;
    }
}
