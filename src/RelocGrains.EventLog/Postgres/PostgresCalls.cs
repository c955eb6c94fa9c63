using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace RelocGrains.EventLog.Postgres;

/// <summary>One-line calls for what is done rarely: settings, checks at start.</summary>
internal static class PostgresCalls
{
    [SuppressMessage("Security", "CA2100", Justification = "The texts are constants of this folder; no outside text reaches them.")]
    public static void Execute(this NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    [SuppressMessage("Security", "CA2100", Justification = "The texts are constants of this folder; no outside text reaches them.")]
    public static object? ReadScalar(this NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}

/// <summary>What a database is called in messages: where it is, never the secret with which it is reached.</summary>
internal static class PostgresName
{
    public static string Of(string connectionString)
    {
        var named = new NpgsqlConnectionStringBuilder(connectionString);
        return $"The database '{named.Database ?? named.Username}' on {named.Host}:{named.Port}";
    }
}
