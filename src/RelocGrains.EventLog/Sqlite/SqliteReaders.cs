using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>A few reading connections, lent to one question at a time. SQLite answers at once or not at all, so nothing waits inside.</summary>
internal sealed class SqliteReaders(string folder) : IDisposable
{
    /// <summary>Reads come from memory or from one index look-up: more connections only cost caches.</summary>
    private const int MaxReaders = 8;

    // SQLite's own numbers: the disk fails, or no longer gives its files.
    private const int IoError = 10;
    private const int CannotOpen = 14;

    private readonly TaskCompletionSource<Exception> failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim free = new(MaxReaders);
    private readonly ConcurrentBag<SqliteReader> idle = [];
    private volatile bool closed;

    /// <summary>Completes with the exception of a disk that cannot be read; never, as long as it can.</summary>
    public Task<Exception> Failure => failure.Task;

    public async ValueTask<T> Ask<T>(Func<SqliteReader, T> question, CancellationToken ct)
    {
        await free.WaitAsync(ct);
        try
        {
            ObjectDisposedException.ThrowIf(closed, this);
            return Ask(question, idle.TryTake(out var known) ? known : new SqliteReader(SqliteStore.OpenReader(folder)));
        }
        catch (SqliteException e) when (e.SqliteErrorCode is IoError or CannotOpen)
        {
            // Nothing is written without a look into the store first: without this, a failed disk might never be noticed at a write.
            failure.TrySetResult(e);
            throw;
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
