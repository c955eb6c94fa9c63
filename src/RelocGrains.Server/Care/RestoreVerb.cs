using System.CommandLine;
using RelocGrains.EventLog;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.Server.Hosting;

namespace RelocGrains.Server.Care;

/// <summary><c>restore --from BACKUP --data DIR | --connection CS</c>: a backup becomes a store on which servers can start.</summary>
internal static class RestoreVerb
{
    public static Command Command()
    {
        var from = CareVerbs.Folder("--from", "Folder of the backup.");
        var output = CareVerbs.Output();
        var verb = new Command("restore", "Verifies a backup and copies it to where no log is: into a folder, or into a database that was migrated.") { from, output };
        var store = new StoreArguments(verb, "Folder of the store to be; holds no log yet.");
        return verb.Does((parsed, ct) => Task.FromResult(store.With(
            parsed,
            folder: data => Tell(ToFolder(parsed.GetValue(from)!, data, ct), parsed.GetValue(output)!),
            database: connection => Tell(DatabaseCopy.ToDatabase(parsed.GetValue(from)!, connection, ct), parsed.GetValue(output)!))));
    }

    private static int Tell(VerifyReport report, string output)
    {
        Console.WriteLine(Reports.Line("restored", report, output));
        return report.Ok ? ExitCodes.Ok : ExitCodes.Damaged;
    }

    private static VerifyReport ToFolder(string from, string data, CancellationToken ct)
    {
        using var held = FolderLock.Take(data);
        AssertNoStore(data);
        var report = SqliteEventLog.VerifyFile(from, ct);
        return report.Ok ? StoreCopy.Make(from, data, ct) : report;
    }

    // What SQLite left beside a lost log would be taken for the restored one's.
    private static void AssertNoStore(string data)
    {
        string[] patterns = ["log.db*", "persons.db*"];
        if (patterns.SelectMany(pattern => Directory.EnumerateFiles(data, pattern)).FirstOrDefault() is { } found)
            throw new IOException($"'{data}' holds '{Path.GetFileName(found)}'. Move its log.db* and persons.db* away, or name another folder: nothing is overwritten.");
    }
}
