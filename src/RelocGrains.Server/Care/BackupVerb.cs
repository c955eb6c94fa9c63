using System.CommandLine;
using RelocGrains.EventLog;
using RelocGrains.Server.Hosting;

namespace RelocGrains.Server.Care;

/// <summary><c>backup --data DIR | --connection CS --to DIR</c>: a verified copy of log and texts, whether servers run on the store or not.</summary>
internal static class BackupVerb
{
    public static Command Command()
    {
        var to = CareVerbs.Folder("--to", "An empty folder for the backup; made when it is not there.");
        var output = CareVerbs.Output();
        var verb = new Command("backup", "Copies log and texts into another folder and verifies the copy. Servers may go on running.") { to, output };
        var store = new StoreArguments(verb, "Folder of the store; a server may be running on it.");
        return verb.Does((parsed, ct) => Task.FromResult(Backup(parsed.GetValue(to)!, parsed.GetValue(output)!, to => store.With(
            parsed,
            folder: data => StoreCopy.Make(data, to, ct),
            database: connection => DatabaseCopy.ToFolder(connection, to, ct)))));
    }

    private static int Backup(string to, string output, Func<string, VerifyReport> copy)
    {
        if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
            throw new IOException($"'{to}' is not empty. Name a new folder: a backup never replaces another.");
        var report = copy(to);
        Console.WriteLine(Reports.Line("backed up", report, output));
        return report.Ok ? ExitCodes.Ok : ExitCodes.Damaged;
    }
}
