using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using RelocGrains.EventLog;

namespace RelocGrains.Grains.Texts;

/// <summary>
/// A place where texts are kept, or shall be: named, not opened. All texts of one go into another of either kind, together with their key,
/// because the ids and hashes in the log follow from it.
/// </summary>
public abstract class TextStore
{
    private protected TextStore()
    {
    }

    private protected abstract string KeyQuestion { get; }

    private protected abstract string TextsQuestion { get; }

    /// <summary>A folder of this machine.</summary>
    public static TextStore Sqlite(string folder) => new SqliteTextStore(folder);

    /// <summary>A database that was migrated.</summary>
    public static TextStore Postgres(string connectionString) => new PostgresTextStore(connectionString);

    /// <summary>
    /// Copies everything into a store that has nothing. Copied after the log out of a store, and before the log into one, no text is ever
    /// missing, because each stands before its event.
    /// </summary>
    /// <exception cref="StoreRefusedException">There is nothing to copy, or the other store has a key already. Nothing was copied.</exception>
    public void CopyTo(TextStore other, CancellationToken ct = default)
    {
        try
        {
            using var connection = Open();
            other.Fill(ReadKey(connection), ReadTexts(connection, ct));
        }
        catch (DbException e)
        {
            throw new StoreRefusedException($"The texts cannot be copied: {e.Message} Nothing was copied.", e);
        }
    }

    /// <exception cref="StoreRefusedException">There are no tables of texts.</exception>
    private protected abstract DbConnection Open();

    private protected abstract KeptText Read(DbDataReader row);

    // All or nothing.
    private protected abstract void Fill(byte[] key, IEnumerable<KeptText> texts);

    private byte[] ReadKey(DbConnection connection)
    {
        using var question = Ask(connection, KeyQuestion);
        return question.ExecuteScalar() as byte[] ?? throw new StoreRefusedException("There are no texts: no server has ever run on this store.");
    }

    private IEnumerable<KeptText> ReadTexts(DbConnection connection, CancellationToken ct)
    {
        using var question = Ask(connection, TextsQuestion);
        using var row = question.ExecuteReader();
        while (row.Read())
        {
            ct.ThrowIfCancellationRequested();
            yield return Read(row);
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "The texts are constants of this folder; no outside text reaches them.")]
    private static DbCommand Ask(DbConnection connection, string sql)
    {
        var question = connection.CreateCommand();
        question.CommandText = sql;
        return question;
    }
}

/// <summary>A text as it is kept; its hash stands in the log alone.</summary>
internal sealed record KeptText(Guid Id, string Text);
