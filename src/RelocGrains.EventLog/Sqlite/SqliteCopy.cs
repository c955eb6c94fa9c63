using Microsoft.Data.Sqlite;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>
/// Copies a log that may be in use. Nothing before a position ever changes, so it is read in slices of positions, each in a short
/// transaction of its own: a reader who stayed for the whole copy would let the WAL grow as long.
/// </summary>
internal static class SqliteCopy
{
    /// <summary>Positions in a slice: some megabytes, some tens of milliseconds.</summary>
    private const long SlicePositions = 2_000;

    /// <param name="folder">Where the log is.</param>
    /// <param name="to">An existing folder without a log.</param>
    /// <param name="ct">Looked at between slices.</param>
    public static void Copy(string folder, string to, CancellationToken ct)
    {
        using var connection = SqliteStore.OpenCopy(folder, to);
        try
        {
            connection.Execute("UPDATE head SET (position, hash, recorded_at) = (SELECT position, hash, recorded_at FROM source.head)");
            var head = connection.ReadNumber("SELECT position FROM head");

            // From -1: requests that changed nothing stand at position 0 while the log is empty.
            for (var after = -1L; after < head; after += SlicePositions)
            {
                ct.ThrowIfCancellationRequested();
                CopySlice(connection, after, Math.Min(after + SlicePositions, head));
            }
        }
        catch (SqliteException e)
        {
            throw new StoreRefusedException($"The log in '{folder}' cannot be copied to '{to}': {e.Message}", e);
        }
    }

    // One transaction: the events of a slice and the requests at the same positions are from the same moment.
    private static void CopySlice(SqliteConnection connection, long after, long upTo) => connection.Execute(FormattableString.Invariant($"""
        BEGIN;
        INSERT INTO events ({SqliteRows.EventColumns})
            SELECT {SqliteRows.EventColumns} FROM source.events WHERE position > {after} AND position <= {upTo} ORDER BY position;
        INSERT INTO requests ({SqliteRows.RequestColumns})
            SELECT {SqliteRows.RequestColumns} FROM source.requests WHERE position > {after} AND position <= {upTo};
        COMMIT;
        """));
}
