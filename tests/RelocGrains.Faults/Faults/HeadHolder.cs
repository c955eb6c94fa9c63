using Npgsql;
using RelocGrains.Faults.History;

namespace RelocGrains.Faults.Faults;

/// <summary>Catches a silo while it holds the head of the log: a few milliseconds of each append.</summary>
internal static class HeadHolder
{
    // The only advisory lock of such a session; idle, it waits for its silo, and not for the disk.
    private const string Question = """
        SELECT a.client_port, a.state = 'idle in transaction' FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE l.locktype = 'advisory' AND l.granted AND a.application_name = 'RelocGrains log'
        """;

    // Each try takes some milliseconds; without load nobody ever holds it.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    // What the database was doing for it when it froze is done by then.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(30);

    /// <summary>Freezes the silo that holds the head, which is written down, and answers which it is; null when none could be caught.</summary>
    public static async Task<int?> Freeze(Cluster cluster, Recorder recorder)
    {
        var end = DateTime.UtcNow + Limit;
        await using var connection = await cluster.Database!.Connect();
        while (DateTime.UtcNow < end)
        {
            if (await Find(connection, cluster) is not { } holder) continue;
            cluster.Freeze(holder.Silo);
            var since = recorder.Now;
            await Task.Delay(Settling);
            if (await Find(connection, cluster) is { Idle: true } now && now.Silo == holder.Silo)
            {
                recorder.Held(new HeldHead(holder.Silo, since, await Head(connection)));
                return holder.Silo;
            }
            cluster.Thaw(holder.Silo);
        }
        return null;
    }

    // Nobody moves it, as long as it is held.
    private static async Task<long> Head(NpgsqlConnection connection)
    {
        await using var question = new NpgsqlCommand("SELECT max(position) FROM log.events", connection);
        return await question.ExecuteScalarAsync() is long position ? position : 0;
    }

    private static async Task<(int Silo, bool Idle)?> Find(NpgsqlConnection connection, Cluster cluster)
    {
        await using var question = new NpgsqlCommand(Question, connection);
        await using var row = await question.ExecuteReaderAsync();
        if (!await row.ReadAsync()) return null;
        return cluster.Database!.SiloAt(row.GetInt32(0)) is { } silo ? (silo, row.GetBoolean(1)) : null;
    }
}
