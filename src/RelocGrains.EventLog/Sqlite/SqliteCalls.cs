using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>One-line calls for what is done rarely: pragmas, schema, checks at start.</summary>
internal static class SqliteCalls
{
    [SuppressMessage("Security", "CA2100", Justification = "The texts are constants of this folder; no outside text reaches them.")]
    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long ReadNumber(this SqliteConnection connection, string sql) =>
        Convert.ToInt64(connection.ReadScalar(sql), CultureInfo.InvariantCulture);

    public static string? ReadText(this SqliteConnection connection, string sql) => connection.ReadScalar(sql) as string;

    [SuppressMessage("Security", "CA2100", Justification = "The texts are constants of this folder; no outside text reaches them.")]
    private static object? ReadScalar(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
