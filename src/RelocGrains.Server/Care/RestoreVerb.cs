using System.CommandLine;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.Server.Hosting;

namespace RelocGrains.Server.Care;

/// <summary><c>restore --from BACKUP --data DIR</c>: a backup becomes a store on which a server can start.</summary>
internal static class RestoreVerb
{
    public static Command Command()
    {
        var from = CareVerbs.Folder("--from", "Folder of the backup.");
        var data = CareVerbs.Data("Folder of the store to be; holds no log yet.");
        var output = CareVerbs.Output();
        var verb = new Command("restore", "Verifies a backup and copies it into a folder that holds no log.") { from, data, output };
        return verb.Does((parsed, ct) => Task.FromResult(Restore(parsed.GetValue(from)!, parsed.GetValue(data)!, parsed.GetValue(output)!, ct)));
    }

    private static int Restore(string from, string data, string output, CancellationToken ct)
    {
        using var held = FolderLock.Take(data);
        AssertNoStore(data);
        var report = SqliteEventLog.VerifyFile(from, ct);
        if (report.Ok) report = StoreCopy.Make(from, data, ct);
        Console.WriteLine(Reports.Line("restored", report, output));
        return report.Ok ? ExitCodes.Ok : ExitCodes.Damaged;
    }

    // What SQLite left beside a lost log would be taken for the restored one's.
    private static void AssertNoStore(string data)
    {
        string[] patterns = ["log.db*", "persons.db*"];
        if (patterns.SelectMany(pattern => Directory.EnumerateFiles(data, pattern)).FirstOrDefault() is { } found)
            throw new IOException($"'{data}' holds '{Path.GetFileName(found)}'. Move its log.db* and persons.db* away, or name another folder: nothing is overwritten.");
    }
}
