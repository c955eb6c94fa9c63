using Microsoft.Data.Sqlite;
using RelocGrains.EventLog;

namespace RelocGrains.Grains.Board;

/// <summary>
/// The board's file, <c>board.db</c>. All of it follows from the log: it may be deleted, and is built again. Rows and position are
/// written in one transaction, so that a stop in between leaves neither.
/// </summary>
public sealed class BoardStore
{
    // Raised whenever rows change their meaning: a board of another version is built again.
    private const int SchemaVersion = 3;

    private readonly string file;

    /// <summary>Opens the file in a folder, and makes it when it is not there or from another version.</summary>
    /// <exception cref="StoreRefusedException">The file cannot be read, or there is no room for it.</exception>
    public BoardStore(string folder)
    {
        SQLitePCL.Batteries_V2.Init();
        file = FileIn(folder);
        try
        {
            using var connection = Open();
            if (Number(connection, "PRAGMA user_version") != SchemaVersion) Reset();
        }
        catch (SqliteException e)
        {
            throw new StoreRefusedException($"The board in '{file}' cannot be opened: {e.Message} If it is damaged, rebuild it.", e);
        }
    }

    /// <summary>Throws the file in a folder away, however damaged it is. Nobody may have it open.</summary>
    public static void Delete(string folder)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"]) File.Delete(FileIn(folder) + suffix);
    }

    /// <summary>A connection; pooled, so opening one is cheap.</summary>
    internal SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString());
        connection.Open();
        Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=30000");
        return connection;
    }

    /// <summary>The position the rows are true at, and the log's hash there, so that rows of another log are noticed.</summary>
    internal (long Position, byte[] Hash) Position()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT position, hash FROM position";
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), (byte[])reader[1]);
    }

    /// <summary>Throws all rows away and starts at nothing.</summary>
    internal void Reset()
    {
        using var connection = Open();
        Run(connection, Schema);
    }

    private static string FileIn(string folder) => Path.Combine(folder, "board.db");

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private const string Schema = """
        BEGIN IMMEDIATE;
        DROP TABLE IF EXISTS position;
        DROP TABLE IF EXISTS projects;
        DROP TABLE IF EXISTS partners;
        DROP TABLE IF EXISTS numbers;
        DROP TABLE IF EXISTS waiting;
        DROP TABLE IF EXISTS movements;
        DROP TABLE IF EXISTS envelopes;
        CREATE TABLE position (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
        INSERT INTO position (one, position, hash) VALUES (1, 0, x'');
        CREATE TABLE projects (
          id TEXT PRIMARY KEY, department TEXT NOT NULL, stage INTEGER NOT NULL, status INTEGER NOT NULL, outcome INTEGER NOT NULL,
          owner TEXT NOT NULL, search TEXT NOT NULL, summary TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX projects_by_department ON projects (department, stage, outcome);
        CREATE TABLE partners (project TEXT NOT NULL, partner TEXT NOT NULL, PRIMARY KEY (project, partner)) STRICT, WITHOUT ROWID;
        CREATE INDEX partners_by_partner ON partners (partner, project);
        CREATE TABLE numbers (project TEXT NOT NULL, partner TEXT NOT NULL, number TEXT NOT NULL, PRIMARY KEY (project, partner)) STRICT, WITHOUT ROWID;
        CREATE INDEX numbers_by_number ON numbers (number, project, partner);
        CREATE TABLE waiting (project TEXT NOT NULL, ordinal INTEGER NOT NULL, department TEXT NOT NULL, what TEXT NOT NULL, due_on TEXT, PRIMARY KEY (project, ordinal)) STRICT, WITHOUT ROWID;
        CREATE INDEX waiting_by_department ON waiting (department);
        CREATE TABLE movements (
          position INTEGER NOT NULL, ordinal INTEGER NOT NULL, project TEXT NOT NULL, department TEXT NOT NULL, measure INTEGER NOT NULL,
          effective_on TEXT NOT NULL, recorded_on TEXT NOT NULL, recorded_at INTEGER NOT NULL, delta INTEGER NOT NULL,
          PRIMARY KEY (position, ordinal)) STRICT, WITHOUT ROWID;
        CREATE INDEX movements_by_department ON movements (department, measure, effective_on, recorded_on, delta);
        CREATE TABLE envelopes (id TEXT PRIMARY KEY, committed_cents INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        PRAGMA user_version = 3;
        COMMIT;
        """;
}
