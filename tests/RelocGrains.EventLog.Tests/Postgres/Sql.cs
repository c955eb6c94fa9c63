using Npgsql;
using RelocGrains.EventLog.Postgres;

namespace RelocGrains.EventLog.Tests.Postgres;

/// <summary>What somebody does to a database past the log, on a connection of its own.</summary>
internal static class Sql
{
    public static void Execute(string database, string sql) => Ask(database, sql);

    public static object? Ask(string database, string sql)
    {
        using var connection = new NpgsqlConnection(database + ";Pooling=false");
        connection.Open();
        return connection.ReadScalar(sql);
    }
}
