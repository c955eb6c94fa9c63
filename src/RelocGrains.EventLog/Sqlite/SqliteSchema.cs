using Microsoft.Data.Sqlite;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>The tables of a log, and the two marks in the file's header that tell it from all other files.</summary>
internal static class SqliteSchema
{
    /// <summary>"RGEL" in ASCII.</summary>
    public const long ApplicationId = 0x5247454C;

    /// <summary>Version of the tables: 1 had no index by position.</summary>
    public const long Version = 2;

    // Whoever reads the log in slices of positions finds the requests that belong to a slice.
    private const string RequestsByPosition = "CREATE INDEX requests_by_position ON requests (position);";

    // The seal ties a request to the chain of hashes. Requests lie in the order in which they came; their keys are random, so only the small
    // index is written all over the place.
    private const string Tables = """
        CREATE TABLE events (
            position     INTEGER PRIMARY KEY,
            stream       TEXT    NOT NULL,
            version      INTEGER NOT NULL,
            type         TEXT    NOT NULL,
            body         BLOB    NOT NULL,
            effective_on TEXT    NOT NULL,
            recorded_at  INTEGER NOT NULL,
            who          TEXT    NOT NULL,
            caller       TEXT    NOT NULL,
            request_id   BLOB    NOT NULL,
            traceparent  TEXT,
            hash         BLOB    NOT NULL,
            UNIQUE (stream, version)
        ) STRICT;

        CREATE TABLE requests (
            caller       TEXT    NOT NULL,
            request_id   BLOB    NOT NULL,
            request_hash BLOB    NOT NULL,
            stream       TEXT    NOT NULL,
            version      INTEGER NOT NULL,
            position     INTEGER NOT NULL,
            seal         BLOB    NOT NULL,
            PRIMARY KEY (caller, request_id)
        ) STRICT;

        CREATE TABLE head (
            one          INTEGER PRIMARY KEY CHECK (one = 1),
            position     INTEGER NOT NULL,
            hash         BLOB    NOT NULL,
            recorded_at  INTEGER NOT NULL
        ) STRICT;

        INSERT INTO head VALUES (1, 0, zeroblob(32), 0);
        """;

    public static void CheckOwner(SqliteConnection connection, string folder)
    {
        if (IsNew(connection)) return;
        var application = connection.ReadNumber("PRAGMA application_id");
        var version = connection.ReadNumber("PRAGMA user_version");
        if (application != ApplicationId)
            throw new StoreRefusedException($"'{SqliteStore.FileIn(folder)}' belongs to another application. Name another folder.");
        if (version is < 1 or > Version)
            throw new StoreRefusedException(
                $"'{SqliteStore.FileIn(folder)}' has schema version {version}; this program knows up to {Version}. Use the matching release.");
    }

    public static void CreateIfNew(SqliteConnection connection)
    {
        if (!IsNew(connection)) return;
        connection.Execute(
            $"BEGIN IMMEDIATE; {Tables} {RequestsByPosition} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}; COMMIT;");
    }

    /// <summary>Brings the tables of an earlier release up to date; what they hold stays as it is.</summary>
    public static void Upgrade(SqliteConnection connection)
    {
        if (connection.ReadNumber("PRAGMA user_version") == 1)
            connection.Execute($"BEGIN IMMEDIATE; {RequestsByPosition} PRAGMA user_version = {Version}; COMMIT;");
    }

    private static bool IsNew(SqliteConnection connection) =>
        connection.ReadNumber("SELECT count(*) FROM sqlite_schema") == 0
        && connection.ReadNumber("PRAGMA application_id") == 0;
}
