using System.Security.Cryptography;
using Npgsql;
using RelocGrains.Domain;
using RelocGrains.EventLog;
using RelocGrains.EventLog.Postgres;

namespace RelocGrains.Grains.Texts;

/// <summary>The texts in the database of the log, in a schema of their own.</summary>
public sealed class PostgresTextVault : ITextVault, IDisposable
{
    // Few acts bring texts, and each is one short statement.
    private const int MaxConnections = 8;

    private readonly NpgsqlDataSource source;

    /// <summary>Opens the vault in a database that was migrated.</summary>
    /// <exception cref="StoreRefusedException">It cannot be reached, or its tables are not those of this program.</exception>
    public PostgresTextVault(string connectionString)
    {
        PostgresSchema.Check(connectionString, Migrations);
        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = MaxConnections });
        Key = Reach(TakeKey);
    }

    /// <summary>The tables of the texts.</summary>
    public static MigrationSource Migrations { get; } = new(typeof(PostgresTextVault).Assembly, "texts");

    /// <summary>Looks whether texts of a store can be copied into a database, before anything long is begun.</summary>
    /// <exception cref="StoreRefusedException">It cannot be reached, its tables are not those of this program, or a server has run on it.</exception>
    public static void AssertUnused(string connectionString)
    {
        PostgresSchema.Check(connectionString, Migrations);
        using var database = NpgsqlDataSource.Create(connectionString);
        using var key = database.CreateCommand("SELECT EXISTS (SELECT FROM texts.secret)");
        if (Reach(key.ExecuteScalar) is true) throw Used();
    }

    /// <inheritdoc/>
    public byte[] Key { get; }

    /// <summary>Never completes: a store that is away comes back.</summary>
    public Task<Exception> Failure { get; } = new TaskCompletionSource<Exception>().Task;

    /// <inheritdoc/>
    public async Task Keep(Items<TypedText> texts)
    {
        if (texts.IsEmpty) return;
        await Reach(async () =>
        {
            await using var insert = source.CreateCommand("INSERT INTO texts.texts (id, text) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING");
            insert.Parameters.Add(new() { Value = texts.Select(text => text.Ref.Id).ToArray() });
            insert.Parameters.Add(new() { Value = texts.Select(text => text.Text).ToArray() });
            return await insert.ExecuteNonQueryAsync();
        });
    }

    /// <inheritdoc/>
    public string? Find(TextRef reference) => Reach(() =>
    {
        using var find = source.CreateCommand("SELECT text FROM texts.texts WHERE id = $1");
        find.Parameters.Add(new() { Value = reference.Id });
        return (string?)find.ExecuteScalar();
    });

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    internal static StoreRefusedException Used() =>
        new("The database is not empty: a server has run on it. Make a new one, migrate it, and restore into that: nothing is overwritten.");

    // Whoever starts first makes it; all others find it.
    private byte[] TakeKey()
    {
        using var make = source.CreateCommand("INSERT INTO texts.secret (one, key) VALUES (1, $1) ON CONFLICT DO NOTHING");
        make.Parameters.Add(new() { Value = RandomNumberGenerator.GetBytes(32) });
        make.ExecuteNonQuery();
        using var key = source.CreateCommand("SELECT key FROM texts.secret");
        return (byte[])key.ExecuteScalar()!;
    }

    private static T Reach<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception e) when (PostgresFaults.IsAway(e))
        {
            throw Unreachable(e);
        }
    }

    private static async Task<T> Reach<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (PostgresFaults.IsAway(e))
        {
            throw Unreachable(e);
        }
    }

    private static LogUnreachableException Unreachable(Exception e) => new($"The texts cannot be reached: {e.Message}", e);
}
