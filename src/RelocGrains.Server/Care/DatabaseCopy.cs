using RelocGrains.EventLog;
using RelocGrains.EventLog.Copying;
using RelocGrains.EventLog.Postgres;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.Grains.Texts;
using RelocGrains.Server.Hosting;

namespace RelocGrains.Server.Care;

/// <summary>
/// Copies log and texts between a database and a folder, with every position, hash, kept request and the key of the texts: a server goes on
/// from the copy as from the original.
/// </summary>
internal static class DatabaseCopy
{
    /// <summary>A database becomes an ordinary backup: a store in a folder first, and then a verified copy of that.</summary>
    public static VerifyReport ToFolder(string connection, string to, CancellationToken ct)
    {
        var store = Path.Combine(to, ".store");
        try
        {
            // Texts after the log: each stands before the event that refers to it, so none that is needed can be missing.
            LogCopy.Copy(LogStore.Postgres(connection), LogStore.Sqlite(store), ct);
            TextStore.Postgres(connection).CopyTo(TextStore.Sqlite(store), ct);
            return StoreCopy.Make(store, to, ct);
        }
        finally
        {
            if (Directory.Exists(store)) Directory.Delete(store, recursive: true);
        }
    }

    /// <summary>A backup becomes the store of a database that was migrated and that no server has used.</summary>
    public static VerifyReport ToDatabase(string from, string connection, CancellationToken ct)
    {
        foreach (var source in Stores.Migrations) PostgresSchema.Check(connection, source);
        PostgresTextVault.AssertUnused(connection);
        var report = SqliteEventLog.VerifyFile(from, ct);
        if (!report.Ok) return report;

        // Texts before the log, for the same reason. Whoever breaks off in between leaves a database that no one takes for a store.
        TextStore.Sqlite(from).CopyTo(TextStore.Postgres(connection), ct);
        return LogCopy.Copy(LogStore.Sqlite(from), LogStore.Postgres(connection), ct);
    }
}
