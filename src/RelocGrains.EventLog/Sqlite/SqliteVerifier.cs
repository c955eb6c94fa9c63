using Microsoft.Data.Sqlite;
using RelocGrains.EventLog.Checking;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>Gives a whole log to the audit, slice by slice, and says so where the file itself is damaged.</summary>
internal static class SqliteVerifier
{
    /// <summary>Checks every row: positions, versions, hashes, requests, head.</summary>
    public static VerifyReport VerifyRows(string folder, CancellationToken ct) => Verify(folder, static (_, _) => { }, ct);

    /// <summary>Checks the pages and indexes of the file first, in one transaction, then every row.</summary>
    public static VerifyReport VerifyFile(string folder, CancellationToken ct) => Verify(folder, CheckFile, ct);

    private static VerifyReport Verify(string folder, Action<SqliteConnection, LogAudit> before, CancellationToken ct)
    {
        using var slices = SqliteSlices.Open(folder);
        var audit = new LogAudit();
        try
        {
            before(slices.Connection, audit);
            foreach (var slice in slices.All(ct)) audit.Slice(slice);
        }
        catch (SqliteException e)
        {
            audit.Note(0, $"the file cannot be read to its end: {e.Message}");
            audit.Head(slices.Head());
        }

        return audit.Finish();
    }

    private static void CheckFile(SqliteConnection connection, LogAudit audit)
    {
        using var check = new SqliteStatement(connection, "PRAGMA integrity_check");
        while (check.Step())
        {
            if (check.Text(0) is not "ok" and var what) audit.Note(0, $"the file is damaged: {what}");
        }
    }
}
