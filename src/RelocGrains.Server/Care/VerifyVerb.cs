using System.CommandLine;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.Server.Hosting;

namespace RelocGrains.Server.Care;

/// <summary><c>verify --data DIR</c>: the whole log and the pages of its file, whether a server runs on the folder or not.</summary>
internal static class VerifyVerb
{
    public static Command Command()
    {
        var data = CareVerbs.Data("Folder of the store, or of a backup; a server may be running on it.");
        var output = CareVerbs.Output();
        var offline = new Option<bool>("--offline") { Description = "Without asking a server, as this verb always does.", Hidden = true };
        var verb = new Command("verify", "Checks every position, version, hash and request of the log, and the pages of its file.") { data, output, offline };
        return verb.Does((parsed, ct) => Task.FromResult(Verify(parsed.GetValue(data)!, parsed.GetValue(output)!, ct)));
    }

    private static int Verify(string data, string output, CancellationToken ct)
    {
        var report = SqliteEventLog.VerifyFile(data, ct);
        Console.WriteLine(Reports.Line("verified", report, output));
        return report.Ok ? ExitCodes.Ok : ExitCodes.Damaged;
    }
}
