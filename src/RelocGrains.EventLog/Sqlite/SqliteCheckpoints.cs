using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>
/// Carries the WAL over into the file, and keeps it short. Only the appender's thread uses it. An error here is as grave as one in
/// COMMIT; a reader who is in the way is no error.
/// </summary>
internal sealed class SqliteCheckpoints(SqliteConnection connection, string wal, long maxWalBytes) : IDisposable
{
    /// <summary>Pages (4 KiB) written to the WAL before it is carried over, 16 MiB: most of them were written again meanwhile, and are carried once.</summary>
    public const int PagesBetween = 4000;

    /// <summary>How long appends stand still for readers to finish. A question to the log takes a few milliseconds.</summary>
    public const int PatienceMs = 250;

    /// <summary>How often no one is waited for after a wait in vain: whoever reads for long costs one pause every 64 MiB.</summary>
    public const int RoundsAfterWaiting = 16;

    private const int NoCheckpointOnClose = 1006;

    // Readers that overlap never let the WAL start again at its beginning, though all of it was carried over: it would grow for ever.
    // TRUNCATE waits for those who read now; who comes meanwhile reads the file alone.
    private readonly SqliteStatement passive = new(connection, "PRAGMA wal_checkpoint(PASSIVE)");
    private readonly SqliteStatement truncate = new(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    private int roundsToPass;

    /// <summary>Carries over what was written, when it is enough.</summary>
    public void RunIfDue()
    {
        if (PagesWritten(reset: false) < PagesBetween) return;
        if (roundsToPass > 0) roundsToPass -= 1;
        if (roundsToPass == 0 && new FileInfo(wal).Length > maxWalBytes) Truncate();
        else passive.Run();
        PagesWritten(reset: true);
    }

    /// <summary>Carries everything over, before the log is closed.</summary>
    public void RunToTheEnd()
    {
        try
        {
            truncate.Run();
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    /// <summary>After a failure nothing more is written: a second fsync could answer well and still have lost the first one's pages.</summary>
    public void Abandon() => raw.sqlite3_db_config(connection.Handle, NoCheckpointOnClose, 1, out _);

    public void Dispose()
    {
        passive.Dispose();
        truncate.Dispose();
    }

    private void Truncate()
    {
        raw.sqlite3_busy_timeout(connection.Handle, PatienceMs);
        var waitedInVain = truncate.Step() && truncate.Number(0) != 0;
        truncate.Reset();
        raw.sqlite3_busy_timeout(connection.Handle, SqliteStore.BusyTimeoutMs);
        if (waitedInVain) roundsToPass = RoundsAfterWaiting;
    }

    private int PagesWritten(bool reset)
    {
        raw.sqlite3_db_status(connection.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: reset ? 1 : 0);
        return pages;
    }
}
