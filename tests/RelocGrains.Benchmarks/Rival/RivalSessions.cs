using System.Threading.Channels;
using Npgsql;

namespace RelocGrains.Benchmarks.Rival;

/// <summary>So many sessions with PostgreSQL, each with its statements prepared; whoever finds none free waits for one.</summary>
internal sealed class RivalSessions : IAsyncDisposable
{
    private readonly NpgsqlDataSource source;
    private readonly Channel<RivalSession> free = Channel.CreateUnbounded<RivalSession>();

    private RivalSessions(NpgsqlDataSource source) => this.source = source;

    public static async Task<RivalSessions> Open(string connection, int count)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = count };
        var sessions = new RivalSessions(NpgsqlDataSource.Create(settings));
        for (var i = 0; i < count; i++) sessions.free.Writer.TryWrite(await RivalSession.Open(sessions.source));
        return sessions;
    }

    /// <summary>Does something with one of them. One that has failed is replaced.</summary>
    public async Task<T> Use<T>(Func<RivalSession, Task<T>> act)
    {
        var session = await free.Reader.ReadAsync();
        try
        {
            return await act(session);
        }
        catch (NpgsqlException)
        {
            await session.DisposeAsync();
            session = await RivalSession.Open(source);
            throw;
        }
        finally
        {
            free.Writer.TryWrite(session);
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (free.Reader.TryRead(out var session)) await session.DisposeAsync();
        await source.DisposeAsync();
    }
}
