using Microsoft.Data.Sqlite;
using NodaTime;
using RelocGrains.EventLog.Appending;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>The log in one folder of this machine, held by one process at a time.</summary>
public sealed class SqliteEventLog : IEventLog, IAsyncDisposable
{
    private readonly string folder;
    private readonly FileStream folderLock;
    private readonly SqliteWriter writer;
    private readonly SqliteReaders readers;
    private readonly AppendQueue queue = new();
    private readonly SqliteAppender appender;
    private readonly RecentEvents recent;
    private readonly Doorbell doorbell;
    private int disposed;

    private SqliteEventLog(string folder, FileStream folderLock, SqliteWriter writer, IClock clock, SqliteSettings settings)
    {
        (this.folder, this.folderLock, this.writer) = (folder, folderLock, writer);
        readers = new SqliteReaders(folder);
        var head = writer.HeadAtStart();
        recent = new RecentEvents(head.Position);
        doorbell = new Doorbell(head.Position);
        appender = new SqliteAppender(writer, queue, clock, settings, Publish);
        Failure = Task.WhenAny(appender.Failure, readers.Failure).Unwrap();
    }

    /// <summary>Completes when a write failed, or the disk cannot be read.</summary>
    public Task<Exception> Failure { get; }

    /// <summary>Opens the log in a folder, and creates both when they are not there.</summary>
    /// <exception cref="StoreRefusedException">Another process holds it, it is not a log, or it is less durable than promised.</exception>
    public static SqliteEventLog Open(string folder, IClock clock) => Open(folder, clock, new SqliteSettings());

    internal static SqliteEventLog Open(string folder, IClock clock, SqliteSettings settings)
    {
        var held = FolderLock.Take(folder);
        SqliteConnection? connection = null;
        try
        {
            connection = SqliteStore.OpenWriter(folder, settings);
            var checkpoints = new SqliteCheckpoints(connection, SqliteStore.WalIn(folder), settings.MaxWalBytes);
            return new SqliteEventLog(folder, held, new SqliteWriter(connection, checkpoints), clock, settings);
        }
        catch (Exception e)
        {
            connection?.Dispose();
            held.Dispose();
            if (e is SqliteException or InvalidDataException)
                throw new StoreRefusedException($"The log in '{folder}' is damaged; verify it, and restore it if need be. {e.Message}", e);
            throw;
        }
    }

    /// <summary>Refuses a folder without a log, which <see cref="Open(string, IClock)"/> would make.</summary>
    /// <exception cref="StoreRefusedException">There is none.</exception>
    public static void AssertIn(string folder) => SqliteStore.AssertThere(folder);

    /// <summary>
    /// Checks the log in a folder, whether a process holds it or not, and more than <see cref="Verify"/> does: also the pages and indexes
    /// of its file, in one look at the whole of it that holds up the shortening of the WAL.
    /// </summary>
    /// <exception cref="StoreRefusedException">There is no log, or none that can be read.</exception>
    public static VerifyReport VerifyFile(string folder, CancellationToken ct = default) => SqliteVerifier.VerifyFile(folder, ct);

    /// <summary>
    /// Copies the log in a folder, whether a process holds it or not, into another that has none: everything up to the head at the
    /// beginning. The copy is neither verified nor flushed yet.
    /// </summary>
    /// <exception cref="StoreRefusedException">There is no log, or none that can be read.</exception>
    public static void CopyFile(string folder, string to, CancellationToken ct = default) => SqliteCopy.Copy(folder, to, ct);

    public Task<AppendResult> Append(Append append, CancellationToken ct) => queue.Append(append, ct);

    public ValueTask<AcceptedRequest?> FindRequest(RequestKey key, CancellationToken ct) =>
        readers.Ask(reader => reader.FindRequest(key), ct);

    public ValueTask<IReadOnlyList<StoredEvent>> ReadStream(string stream, long afterVersion, int max, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        return readers.Ask<IReadOnlyList<StoredEvent>>(reader => reader.ReadStream(stream, afterVersion, max), ct);
    }

    public ValueTask<long> StreamVersion(string stream, CancellationToken ct) =>
        readers.Ask(reader => reader.StreamVersion(stream), ct);

    public ValueTask<IReadOnlyList<StoredEvent>> ReadAll(long afterPosition, int max, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        return recent.TryRead(afterPosition, max, out var events)
            ? ValueTask.FromResult(events)
            : readers.Ask<IReadOnlyList<StoredEvent>>(reader => reader.ReadAll(afterPosition, max), ct);
    }

    /// <summary>From the store, not from memory: nobody who has read an event finds a head that stands before it.</summary>
    public async ValueTask<Head> ReadHead(CancellationToken ct)
    {
        var head = await readers.Ask(reader => reader.Head(), ct);
        return new Head(head.Position, head.RecordedAt);
    }

    public Task WaitBeyond(long position, CancellationToken ct) => doorbell.WaitBeyond(position, ct);

    public Task<VerifyReport> Verify(CancellationToken ct) => Task.Run(() => SqliteVerifier.VerifyRows(folder, ct), ct);

    /// <summary>Finishes what waits, carries everything over into the file, and lets go of the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1) return;
        queue.Close(static () => new ObjectDisposedException(nameof(SqliteEventLog)));
        await appender.Finished;
        doorbell.Close(new ObjectDisposedException(nameof(SqliteEventLog)));
        readers.Dispose();
        try
        {
            if (!appender.Failure.IsCompleted) writer.Checkpoints.RunToTheEnd();
        }
        finally
        {
            writer.Dispose();
            queue.Dispose();
            await folderLock.DisposeAsync();
        }
    }

    // First the events, then the bell: whoever is woken finds what woke him.
    private void Publish(ChainHead head, IReadOnlyList<StoredEvent> events)
    {
        recent.Add(events);
        doorbell.Ring(head.Position);
    }
}
