using DbUp;
using DbUp.Engine;
using Npgsql;

namespace RelocGrains.EventLog.Postgres;

/// <summary>Brings the tables of a database up to date, and refuses a database whose tables are not those of this program.</summary>
public static class PostgresSchema
{
    private const string JournalSchema = "public";
    private const string Journal = "relocgrains_migrations";

    // "RGEM" in ASCII. DbUp takes no lock, and several servers of one deployment may well start together.
    private const long MigrationLock = 0x5247454D;

    /// <summary>How long one waits for another who migrates: moving a large table takes minutes.</summary>
    private const string LockTimeout = "10min";

    /// <summary>Runs the files that this database has not seen, each in a transaction of its own; those of the first source first.</summary>
    /// <exception cref="StoreRefusedException">The database cannot be reached, or a file failed.</exception>
    public static void Migrate(string connectionString, params IReadOnlyList<MigrationSource> sources)
    {
        try
        {
            using var held = HoldLock(connectionString);
            foreach (var source in sources) Run(connectionString, source);
        }
        catch (NpgsqlException e)
        {
            throw new StoreRefusedException($"{PostgresName.Of(connectionString)} cannot be migrated: {e.Message}", e);
        }
    }

    /// <summary>Looks whether a database has exactly the tables of a source.</summary>
    /// <exception cref="StoreRefusedException">It cannot be reached, lacks a file of the source, or has one more.</exception>
    public static void Check(string connectionString, MigrationSource source)
    {
        try
        {
            using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
            connection.Open();
            Check(connection, source);
        }
        catch (NpgsqlException e)
        {
            throw new StoreRefusedException($"{PostgresName.Of(connectionString)} cannot be reached: {e.Message}", e);
        }
    }

    /// <exception cref="StoreRefusedException">A file of the source is missing in the database, or the database has one more.</exception>
    internal static void Check(NpgsqlConnection connection, MigrationSource source)
    {
        var seen = Seen(connection, source);
        var database = PostgresName.Of(connection.ConnectionString);
        if (source.Names.FirstOrDefault(name => !seen.Contains(name)) is { } missing)
            throw new StoreRefusedException(
                $"{database} is not up to date: it lacks {missing}. Run: RelocGrains.Server migrate --connection ...");
        if (seen.FirstOrDefault(name => !source.Names.Contains(name, StringComparer.Ordinal)) is { } unknown)
            throw new StoreRefusedException(
                $"{database} belongs to a later release: it has {unknown}, which this program does not know. Use the matching release.");
    }

    private static NpgsqlConnection HoldLock(string connectionString)
    {
        // Not pooled: closing it is what lets go of the lock.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        try
        {
            connection.Open();
            connection.Execute($"SET lock_timeout = '{LockTimeout}'; SELECT pg_advisory_lock({MigrationLock})");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Run(string connectionString, MigrationSource source)
    {
        var result = DeployChanges.To.PostgresqlDatabase(connectionString)
            .WithScripts(source.Names.Select(name => new SqlScript(name, source.Read(name))))
            .JournalToPostgresqlTable(JournalSchema, Journal)
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
            throw new StoreRefusedException(
                $"{PostgresName.Of(connectionString)} cannot be migrated: {result.ErrorScript?.Name}: {result.Error.Message}", result.Error);
    }

    private static HashSet<string> Seen(NpgsqlConnection connection, MigrationSource source)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (connection.ReadScalar($"SELECT to_regclass('{JournalSchema}.{Journal}')::text") is not string) return seen;
        using var names = new NpgsqlCommand($"SELECT scriptname FROM {JournalSchema}.{Journal} ORDER BY scriptname", connection);
        using var rows = names.ExecuteReader();
        while (rows.Read())
            if (rows.GetString(0) is var name && name.StartsWith($"{source.Folder}/", StringComparison.Ordinal)) seen.Add(name);
        return seen;
    }
}
