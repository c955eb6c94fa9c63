using Npgsql;
using NpgsqlTypes;

namespace RelocGrains.Benchmarks.Rival;

/// <summary>One statement of a batch, with its values by place.</summary>
internal sealed class RivalStatement
{
    public RivalStatement(string sql, params ReadOnlySpan<NpgsqlDbType> types)
    {
        Command = new NpgsqlBatchCommand(sql);
        foreach (var type in types) Command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type });
    }

    public NpgsqlBatchCommand Command { get; }

    /// <summary>One value for each place.</summary>
    public void Set(params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) Command.Parameters[i].Value = values[i];
    }

    public static NpgsqlBatch Batch(NpgsqlConnection connection, params ReadOnlySpan<RivalStatement> statements)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements) batch.BatchCommands.Add(statement.Command);
        return batch;
    }
}
