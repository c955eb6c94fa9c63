using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using RelocGrains.EventLog.Postgres;

namespace RelocGrains.Grains.Texts;

/// <summary>The texts of a database, read while servers use them, or filled before any does.</summary>
internal sealed class PostgresTextStore(string connectionString) : TextStore
{
    private protected override string KeyQuestion => "SELECT key FROM texts.secret";

    private protected override string TextsQuestion => "SELECT id, text FROM texts.texts";

    private protected override NpgsqlConnection Open()
    {
        PostgresSchema.Check(connectionString, PostgresTextVault.Migrations);
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private protected override KeptText Read(DbDataReader row) => new(row.GetGuid(0), row.GetString(1));

    private protected override void Fill(byte[] key, IEnumerable<KeptText> texts)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        TakeKey(connection, key);
        using (var copy = connection.BeginBinaryImport("COPY texts.texts (id, text) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var text in texts)
            {
                copy.StartRow();
                copy.Write(text.Id, NpgsqlDbType.Uuid);
                copy.Write(text.Text, NpgsqlDbType.Text);
            }
            copy.Complete();
        }
        transaction.Commit();
    }

    // The first server that ever starts on a database makes a key: where there is none, there are no texts, and none comes from now on.
    private static void TakeKey(NpgsqlConnection connection, byte[] key)
    {
        using var take = new NpgsqlCommand("INSERT INTO texts.secret (one, key) VALUES (1, $1) ON CONFLICT DO NOTHING", connection);
        take.Parameters.Add(new() { Value = key });
        if (take.ExecuteNonQuery() == 0) throw PostgresTextVault.Used();
    }
}
