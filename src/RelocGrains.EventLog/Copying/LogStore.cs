using RelocGrains.EventLog.Checking;
using RelocGrains.EventLog.Postgres;
using RelocGrains.EventLog.Sqlite;

namespace RelocGrains.EventLog.Copying;

/// <summary>A place where a log is kept, or shall be: named, not opened.</summary>
public abstract class LogStore
{
    private protected LogStore()
    {
    }

    /// <summary>A folder of this machine.</summary>
    public static LogStore Sqlite(string folder) => new SqliteLogStore(folder);

    /// <summary>A database of a PostgreSQL server; it must be migrated before anything is copied into it.</summary>
    public static LogStore Postgres(string connectionString) => new PostgresLogStore(connectionString);

    /// <exception cref="StoreRefusedException">There is no log.</exception>
    internal abstract ILogSlices OpenSlices();

    /// <exception cref="StoreRefusedException">It is not empty.</exception>
    internal abstract ILogFiller OpenEmpty();

    private sealed class SqliteLogStore(string folder) : LogStore
    {
        internal override ILogSlices OpenSlices() => SqliteSlices.Open(folder);

        internal override ILogFiller OpenEmpty() => SqliteFiller.Open(folder);
    }

    private sealed class PostgresLogStore(string connectionString) : LogStore
    {
        internal override ILogSlices OpenSlices() => PostgresSlices.Open(connectionString);

        internal override ILogFiller OpenEmpty() => PostgresFiller.Open(connectionString);
    }
}
