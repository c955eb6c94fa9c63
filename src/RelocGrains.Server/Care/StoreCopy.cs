using RelocGrains.EventLog;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.Grains.Texts;

namespace RelocGrains.Server.Care;

/// <summary>
/// Copies log and texts into another folder. Whatever happens on the way, that folder holds a log only when it is whole, verified and
/// durable: the log gets its name last. The board is not copied, it follows from the log.
/// </summary>
internal static class StoreCopy
{
    /// <summary>The verification of the copy; when it is not ok, nothing was kept.</summary>
    public static VerifyReport Make(string from, string to, CancellationToken ct)
    {
        var partial = Path.Combine(to, ".partial");
        if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        Directory.CreateDirectory(partial);
        try
        {
            // Texts after the log: each stands before the event that refers to it, so none that is needed can be missing.
            SqliteEventLog.CopyFile(from, partial, ct);
            SqliteTextVault.CopyFile(from, partial);
            var report = SqliteEventLog.VerifyFile(partial, ct);
            if (report.Ok) Durable.MoveAll(partial, to, last: "log.db");
            return report;
        }
        finally
        {
            Directory.Delete(partial, recursive: true);
        }
    }
}
