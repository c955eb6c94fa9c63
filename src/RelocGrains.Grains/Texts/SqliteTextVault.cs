using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using RelocGrains.Domain;
using RelocGrains.EventLog;

namespace RelocGrains.Grains.Texts;

/// <summary>The texts in a file beside the log's, <c>persons.db</c>.</summary>
public sealed class SqliteTextVault : ITextVault, IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Lock gate = new();
    private readonly TaskCompletionSource<Exception> failure = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Opens the vault in a folder, and makes it when it is not there.</summary>
    /// <exception cref="StoreRefusedException">It cannot be read or written.</exception>
    public SqliteTextVault(string folder)
        : this(folder, RandomNumberGenerator.GetBytes(32))
    {
    }

    /// <param name="newKey">The key of a vault that has none yet.</param>
    internal SqliteTextVault(string folder, byte[] newKey)
    {
        try
        {
            connection = Connect(folder, SqliteOpenMode.ReadWriteCreate);
            Key = CreateTables(newKey);
        }
        catch (SqliteException e)
        {
            connection?.Dispose();
            throw new StoreRefusedException($"The texts in '{FileIn(folder)}' cannot be opened: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public byte[] Key { get; }

    /// <inheritdoc/>
    public Task<Exception> Failure => failure.Task;

    /// <summary>
    /// Copies the texts of a folder, whether a process holds it or not, into another that has none. Copied after the log they hold every
    /// text that the log's copy refers to, because a text stands before its event. The copy is not flushed yet.
    /// </summary>
    /// <exception cref="StoreRefusedException">There are none, or they cannot be copied.</exception>
    public static void CopyFile(string folder, string to)
    {
        try
        {
            using var source = OpenReader(folder);
            using var copy = source.CreateCommand();
            copy.CommandText = "VACUUM INTO $copy";
            copy.Parameters.AddWithValue("$copy", FileIn(to));
            copy.ExecuteNonQuery();
        }
        catch (SqliteException e)
        {
            throw new StoreRefusedException($"The texts in '{folder}' cannot be copied to '{to}': {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public Task Keep(Items<TypedText> texts)
    {
        if (texts.IsEmpty) return Task.CompletedTask;
        lock (gate)
        {
            if (failure.Task.IsCompletedSuccessfully) throw Unknown(failure.Task.Result);
            try
            {
                Write(texts.Select(text => new KeptText(text.Ref.Id, text.Text)));
            }
            catch (SqliteException e)
            {
                failure.SetResult(e);
                throw Unknown(e);
            }
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public string? Find(TextRef reference)
    {
        lock (gate) return (string?)Ask("SELECT text FROM texts WHERE id = $id", ("$id", reference.Id.ToByteArray()));
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    /// <summary>A connection that cannot write, whether a process holds the folder or not.</summary>
    /// <exception cref="StoreRefusedException">There are no texts.</exception>
    internal static SqliteConnection OpenReader(string folder) => File.Exists(FileIn(folder))
        ? Connect(folder, SqliteOpenMode.ReadOnly)
        : throw new StoreRefusedException($"'{FileIn(folder)}' is missing: log and texts belong together.");

    /// <summary>Writes all or nothing; a text that is there already stays as it is.</summary>
    internal void Write(IEnumerable<KeptText> texts)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var text in texts)
        {
            Run("INSERT OR IGNORE INTO texts (id, text) VALUES ($id, $text)", ("$id", text.Id.ToByteArray()), ("$text", text.Text));
        }
        transaction.Commit();
    }

    private static string FileIn(string folder) => Path.Combine(folder, "persons.db");

    private static OutcomeUnknownException Unknown(Exception cause) =>
        new($"The texts could not be kept: repeat with the same request. {cause.Message}", cause);

    private static SqliteConnection Connect(string folder, SqliteOpenMode mode)
    {
        SQLitePCL.Batteries_V2.Init();
        var text = new SqliteConnectionStringBuilder { DataSource = FileIn(folder), Mode = mode, Pooling = false }.ToString();
        var opened = new SqliteConnection(text);
        opened.Open();
        return opened;
    }

    private byte[] CreateTables(byte[] newKey)
    {
        Run("PRAGMA journal_mode=WAL");
        Run("PRAGMA synchronous=FULL");
        Run("PRAGMA secure_delete=ON");
        Run("CREATE TABLE IF NOT EXISTS texts (id BLOB PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID");
        Run("CREATE TABLE IF NOT EXISTS secret (one INTEGER PRIMARY KEY CHECK (one = 1), key BLOB NOT NULL) STRICT");
        Run("INSERT OR IGNORE INTO secret (one, key) VALUES (1, $key)", ("$key", newKey));
        return (byte[])Ask("SELECT key FROM secret")!;
    }

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
