using Microsoft.Data.Sqlite;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>Opens connections to the log's file, and refuses a file or a library that promises less than the log needs.</summary>
internal static class SqliteStore
{
    /// <summary>Older libraries can corrupt a log in WAL mode when a checkpoint and a commit meet.</summary>
    public static readonly Version LeastLibrary = new(3, 51, 3);

    private const long Full = 2;

    // Nobody else writes here, but someone may look into the file with a tool; that is no reason to stop.
    private const int BusyTimeoutMs = 5_000;

    public static string FileIn(string folder) => Path.Combine(folder, "log.db");

    /// <summary>The one writing connection. Creates the schema in a new file.</summary>
    /// <exception cref="StoreRefusedException">The file is not ours, or less durable than promised.</exception>
    public static SqliteConnection OpenWriter(string folder, string synchronous)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Open(folder, SqliteOpenMode.ReadWriteCreate);
            CheckLibrary(connection);
            SqliteSchema.CheckOwner(connection, folder);
            connection.Execute("PRAGMA journal_mode = WAL");
            connection.Execute($"PRAGMA synchronous = {synchronous}");

            // An error in SQLite's own checkpoint within a COMMIT is swallowed; the appender checkpoints by itself and listens.
            connection.Execute("PRAGMA wal_autocheckpoint = 0");
            SqliteSchema.CreateIfNew(connection);
            CheckDurability(connection, folder);
            return connection;
        }
        catch (SqliteException e)
        {
            connection?.Dispose();
            throw new StoreRefusedException($"The store in '{folder}' cannot be opened: {e.Message}", e);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <summary>A connection that cannot write.</summary>
    public static SqliteConnection OpenReader(string folder) => Open(folder, SqliteOpenMode.ReadOnly);

    private static SqliteConnection Open(string folder, SqliteOpenMode mode)
    {
        SQLitePCL.Batteries_V2.Init();
        var builder = new SqliteConnectionStringBuilder { DataSource = FileIn(folder), Mode = mode, Pooling = false };
        var connection = new SqliteConnection(builder.ConnectionString);
        connection.Open();
        connection.Execute($"PRAGMA busy_timeout = {BusyTimeoutMs}");
        return connection;
    }

    private static void CheckLibrary(SqliteConnection connection)
    {
        var version = Version.Parse(connection.ServerVersion);
        if (version < LeastLibrary)
            throw new StoreRefusedException($"SQLite {version} is too old: the log needs {LeastLibrary} or later.");
    }

    private static void CheckDurability(SqliteConnection connection, string folder)
    {
        var journal = connection.ReadText("PRAGMA journal_mode");
        var synchronous = connection.ReadNumber("PRAGMA synchronous");
        if (journal is not "wal" || synchronous < Full)
            throw new StoreRefusedException(
                $"The store in '{folder}' would forget acknowledged writes in a power cut: "
                + $"journal_mode is {journal} and must be wal, synchronous is {synchronous} and must be {Full} (FULL) or more.");
    }
}
