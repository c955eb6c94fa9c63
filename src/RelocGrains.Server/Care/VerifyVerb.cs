using System.CommandLine;
using NodaTime;
using RelocGrains.EventLog;
using RelocGrains.EventLog.Postgres;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.Server.Hosting;

namespace RelocGrains.Server.Care;

/// <summary><c>verify --data DIR | --connection CS</c>: the whole log, and the pages of its file, whether servers run on it or not.</summary>
internal static class VerifyVerb
{
    public static Command Command()
    {
        var output = CareVerbs.Output();
        var offline = new Option<bool>("--offline") { Description = "Without asking a server, as this verb always does.", Hidden = true };
        var verb = new Command("verify", "Checks every position, version, hash and request of the log; of a folder, the pages of its file as well.") { output, offline };
        var store = new StoreArguments(verb, "Folder of the store, or of a backup; a server may be running on it.");
        return verb.Does(async (parsed, ct) =>
        {
            var report = await store.With(
                parsed,
                folder: data => Task.FromResult(SqliteEventLog.VerifyFile(data, ct)),
                database: connection => VerifyDatabase(connection, ct));
            Console.WriteLine(Reports.Line("verified", report, parsed.GetValue(output)!));
            return report.Ok ? ExitCodes.Ok : ExitCodes.Damaged;
        });
    }

    private static async Task<VerifyReport> VerifyDatabase(string connection, CancellationToken ct)
    {
        await using var log = PostgresEventLog.Open(connection, SystemClock.Instance);
        return await log.Verify(ct);
    }
}
