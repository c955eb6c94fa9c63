using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using RelocGrains.EventLog;
using RelocGrains.EventLog.Postgres;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.Grains.Board;
using RelocGrains.Server.Hosting;

namespace RelocGrains.Server.Care;

/// <summary>
/// <c>rebuild --data DIR [--connection CS]</c>: throws the board in a folder away and builds it again from the folder's own log, or from that
/// of a database. No server may run on the folder.
/// </summary>
internal static class RebuildVerb
{
    // A line every few seconds.
    private const long EventsPerLine = 10_000;

    public static Command Command()
    {
        var data = CareVerbs.Folder("--data", "Folder of the derived tables; no server may be running on it.");
        var connection = CareVerbs.Connection();
        var verb = new Command("rebuild", "Throws the derived tables away and builds them again: from the log of the folder, or of the database where one is named.") { data, connection };
        return verb.Does((parsed, ct) => CareVerbs.FindDatabase(parsed, connection) is { } database
            ? FromDatabase(parsed.GetValue(data)!, database, ct)
            : FromFolder(parsed.GetValue(data)!, ct));
    }

    private static async Task<int> FromFolder(string data, CancellationToken ct)
    {
        SqliteEventLog.AssertIn(data);
        await using var log = SqliteEventLog.Open(data, SystemClock.Instance);
        return await Rebuild(log, data, ct);
    }

    private static async Task<int> FromDatabase(string data, string connection, CancellationToken ct)
    {
        using var held = FolderLock.Take(data);
        if (File.Exists(Path.Combine(data, "log.db")))
            throw new IOException($"'{data}' holds a log of its own, so its tables do not follow from a database. Leave --connection and {CareVerbs.ConnectionVariable} out.");
        await using var log = PostgresEventLog.Open(connection, SystemClock.Instance);
        return await Rebuild(log, data, ct);
    }

    private static async Task<int> Rebuild(IEventLog log, string data, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        BoardStore.Delete(data);
        var position = await Build(log, new BoardStore(data), ct);
        Console.WriteLine(FormattableString.Invariant($"rebuilt events={position} seconds={watch.Elapsed.TotalSeconds:F1} position={position}"));
        return ExitCodes.Ok;
    }

    private static async Task<long> Build(IEventLog log, BoardStore store, CancellationToken ct)
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
