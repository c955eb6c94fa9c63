using System.Collections.Concurrent;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>A few reading connections, lent to one question at a time. SQLite answers at once or not at all, so nothing waits inside.</summary>
internal sealed class SqliteReaders(string folder) : IDisposable
{
    /// <summary>Reads come from memory or from one index look-up: more connections only cost caches.</summary>
    private const int MaxReaders = 8;

    private readonly SemaphoreSlim free = new(MaxReaders);
    private readonly ConcurrentBag<SqliteReader> idle = [];
    private volatile bool closed;

    public async ValueTask<T> Ask<T>(Func<SqliteReader, T> question, CancellationToken ct)
    {
        await free.WaitAsync(ct);
        try
        {
            ObjectDisposedException.ThrowIf(closed, this);
            return Ask(question, idle.TryTake(out var known) ? known : new SqliteReader(SqliteStore.OpenReader(folder)));
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        // Every reader is waited for: a connection that is closed under a question would take its answer along.
        for (var i = 0; i < MaxReaders; i++) free.Wait();
        closed = true;
        while (idle.TryTake(out var reader)) reader.Dispose();

        // Given back and not disposed: who waits in the line is told, and does not wait for ever.
        free.Release(MaxReaders);
    }

    // A reader that has failed is not lent again.
    private T Ask<T>(Func<SqliteReader, T> question, SqliteReader reader)
    {
        try
        {
            var answer = question(reader);
            idle.Add(reader);
            return answer;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }
}
