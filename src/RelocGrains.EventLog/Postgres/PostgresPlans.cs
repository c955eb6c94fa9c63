using Npgsql;

namespace RelocGrains.EventLog.Postgres;

/// <summary>
/// Every question of the log has its index. A plan is made once for a prepared statement, perhaps while the tables are small, and must not
/// scan them when they are large.
/// </summary>
internal static class PostgresPlans
{
    private const string IndexesOnly = "SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off";

    public static void UseIndexes(NpgsqlConnection connection) => connection.Execute(IndexesOnly);

    public static async Task UseIndexesAsync(NpgsqlConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = IndexesOnly;
        await command.ExecuteNonQueryAsync();
    }
}
