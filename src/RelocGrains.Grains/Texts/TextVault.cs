using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using RelocGrains.Domain;

namespace RelocGrains.Grains.Texts;

/// <summary>
/// Keeps what people typed, and contacts, apart from the log, in <c>persons.db</c>: the log holds ids and salted hashes only, so that
/// a text can be erased while every hash of the log stays valid.
/// </summary>
public sealed class TextVault : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Lock gate = new();

    /// <summary>Opens the vault in a folder, and makes it when it is not there.</summary>
    public TextVault(string folder)
    {
        SQLitePCL.Batteries_V2.Init();
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "persons.db"), Pooling = false }.ToString());
        connection.Open();
        Run("PRAGMA journal_mode=WAL");
        Run("PRAGMA synchronous=FULL");
        Run("PRAGMA secure_delete=ON");
        Run("CREATE TABLE IF NOT EXISTS texts (id BLOB PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID");
        Run("CREATE TABLE IF NOT EXISTS secret (one INTEGER PRIMARY KEY CHECK (one = 1), key BLOB NOT NULL) STRICT");
        Run("INSERT OR IGNORE INTO secret (one, key) VALUES (1, $key)", ("$key", RandomNumberGenerator.GetBytes(32)));
        Key = (byte[])Ask("SELECT key FROM secret")!;
    }

    /// <summary>The secret that salts come from, 32 bytes.</summary>
    public byte[] Key { get; }

    /// <summary>Keeps texts durably; one that is kept already stays as it is.</summary>
    public Task Keep(Items<TypedText> texts)
    {
        if (texts.IsEmpty) return Task.CompletedTask;
        lock (gate)
        {
            using var transaction = connection.BeginTransaction();
            foreach (var text in texts)
            {
                Run("INSERT OR IGNORE INTO texts (id, text) VALUES ($id, $text)", ("$id", text.Ref.Id.ToByteArray()), ("$text", text.Text));
            }
            transaction.Commit();
        }
        return Task.CompletedTask;
    }

    /// <summary>The text, or null when it was erased.</summary>
    public string? Find(TextRef reference)
    {
        lock (gate) return (string?)Ask("SELECT text FROM texts WHERE id = $id", ("$id", reference.Id.ToByteArray()));
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private void Run(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Prepare(sql, parameters);
        command.ExecuteNonQuery();
    }

    private object? Ask(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Prepare(sql, parameters);
        return command.ExecuteScalar();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
