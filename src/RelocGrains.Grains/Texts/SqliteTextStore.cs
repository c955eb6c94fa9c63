using System.Data.Common;
using RelocGrains.EventLog;

namespace RelocGrains.Grains.Texts;

/// <summary>The texts in a file of a folder, read while a process may hold it, or filled before any does.</summary>
internal sealed class SqliteTextStore(string folder) : TextStore
{
    private protected override string KeyQuestion => "SELECT key FROM secret";

    private protected override string TextsQuestion => "SELECT id, text FROM texts";

    private protected override DbConnection Open() => SqliteTextVault.OpenReader(folder);

    private protected override KeptText Read(DbDataReader row) => new(new Guid((byte[])row[0]), row.GetString(1));

    private protected override void Fill(byte[] key, IEnumerable<KeptText> texts)
    {
        using var vault = new SqliteTextVault(folder, key);
        if (!vault.Key.AsSpan().SequenceEqual(key)) throw new StoreRefusedException($"There are texts in '{folder}' already.");
        vault.Write(texts);
    }
}
