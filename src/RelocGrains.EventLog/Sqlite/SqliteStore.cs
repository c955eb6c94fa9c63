using Microsoft.Data.Sqlite;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>Opens connections to the log's file, and refuses a file or a library that promises less than the log needs.</summary>
internal static class SqliteStore
{
    /// <summary>Older libraries can corrupt a log in WAL mode when a checkpoint and a commit meet.</summary>
    public static readonly Version LeastLibrary = new(3, 51, 3);

    /// <summary>Nobody else writes here, but someone may look into the file with a tool; that is no reason to stop.</summary>
    public const int BusyTimeoutMs = 5_000;

    // Request ids are random, so every page of their index is written in turn: what is not at hand has to be read first.
    private const int WriterCacheKibibytes = 64 * 1024;

    public static string FileIn(string folder) => Path.Combine(folder, "log.db");

    public static string WalIn(string folder) => FileIn(folder) + "-wal";

    /// <summary>The one writing connection. Creates the schema in a new file, and brings that of an earlier release up to date.</summary>
    /// <exception cref="StoreRefusedException">The file is not ours, or less durable than promised.</exception>
    public static SqliteConnection OpenWriter(string folder, SqliteSettings settings)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Open(FileIn(folder), SqliteOpenMode.ReadWriteCreate);
            CheckLibrary(connection);
            SqliteSchema.CheckOwner(connection, folder);
            connection.Execute("PRAGMA journal_mode = WAL");
            connection.Execute($"PRAGMA synchronous = {settings.Synchronous}");

            // An error in SQLite's own checkpoint within a COMMIT is swallowed; the appender checkpoints by itself and listens.
            connection.Execute("PRAGMA wal_autocheckpoint = 0");
            connection.Execute($"PRAGMA cache_size = -{WriterCacheKibibytes}");
            SqliteSchema.CreateIfNew(connection);
            SqliteSchema.Upgrade(connection);
            CheckDurability(connection, folder, settings.LeastSynchronous);
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
    /// <exception cref="StoreRefusedException">There is no log.</exception>
    public static SqliteConnection OpenReader(string folder)
    {
        AssertThere(folder);
        return Open(FileIn(folder), SqliteOpenMode.ReadOnly);
    }

    /// <summary>A new log in <paramref name="to"/>, not durable before whoever fills it says so, beside which the log in
    /// <paramref name="folder"/> can be read as <c>source</c>.</summary>
    /// <exception cref="StoreRefusedException">There is no log.</exception>
    public static SqliteConnection OpenCopy(string folder, string to)
    {
        AssertThere(folder);
        var connection = Open(UriOf(to), SqliteOpenMode.ReadWriteCreate);
        connection.Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
        SqliteSchema.CreateIfNew(connection);
        using var attach = connection.CreateCommand();
        attach.CommandText = "ATTACH $source AS source";
        attach.Parameters.AddWithValue("$source", UriOf(folder) + "?mode=ro");
        attach.ExecuteNonQuery();
        return connection;
    }

    public static void AssertThere(string folder)
    {
        if (!File.Exists(FileIn(folder))) throw new StoreRefusedException($"There is no log in '{folder}'.");
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        SQLitePCL.Batteries_V2.Init();
        var builder = new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(builder.ConnectionString);
        connection.Open();
        connection.Execute($"PRAGMA busy_timeout = {BusyTimeoutMs}");
        return connection;
    }

    // Only as an address can a file be attached that is not to be written.
    private static string UriOf(string folder) => new Uri(Path.GetFullPath(FileIn(folder))).AbsoluteUri;

    private static void CheckLibrary(SqliteConnection connection)
    {
        var version = Version.Parse(connection.ServerVersion);
        if (version < LeastLibrary)
            throw new StoreRefusedException($"SQLite {version} is too old: the log needs {LeastLibrary} or later.");
    }

    private static void CheckDurability(SqliteConnection connection, string folder, long least)
    {
        var journal = connection.ReadText("PRAGMA journal_mode");
        var synchronous = connection.ReadNumber("PRAGMA synchronous");
        if (journal is not "wal" || synchronous < least)
            throw new StoreRefusedException(
                $"The store in '{folder}' would forget acknowledged writes in a power cut: "
                + $"journal_mode is {journal} and must be wal, synchronous is {synchronous} and must be {least} or more.");
    }
}
