using System.CommandLine;
using RelocGrains.Server.Hosting;

namespace RelocGrains.Server.Care;

/// <summary><c>backup --data DIR --to DIR</c>: a verified copy of log and texts, whether a server runs on the folder or not.</summary>
internal static class BackupVerb
{
    public static Command Command()
    {
        var data = CareVerbs.Data("Folder of the store; a server may be running on it.");
        var to = CareVerbs.Folder("--to", "An empty folder for the backup; made when it is not there.");
        var output = CareVerbs.Output();
        var verb = new Command("backup", "Copies log and texts into another folder and verifies the copy. A server may go on running.") { data, to, output };
        return verb.Does((parsed, ct) => Task.FromResult(Backup(parsed.GetValue(data)!, parsed.GetValue(to)!, parsed.GetValue(output)!, ct)));
    }

    private static int Backup(string data, string to, string output, CancellationToken ct)
    {
        if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
            throw new IOException($"'{to}' is not empty. Name a new folder: a backup never replaces another.");
        var report = StoreCopy.Make(data, to, ct);
        Console.WriteLine(Reports.Line("backed up", report, output));
        return report.Ok ? ExitCodes.Ok : ExitCodes.Damaged;
    }
}
