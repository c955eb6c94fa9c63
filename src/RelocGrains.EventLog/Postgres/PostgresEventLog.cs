using NodaTime;
using Npgsql;
using RelocGrains.EventLog.Appending;

namespace RelocGrains.EventLog.Postgres;

/// <summary>The log in a PostgreSQL database, shared by any number of processes.</summary>
public sealed class PostgresEventLog : IEventLog, IAsyncDisposable
{
    private readonly AppendQueue queue = new();
    private readonly PostgresSession session;
    private readonly PostgresReaders readers;
    private readonly PostgresTail tail;
    private readonly PostgresAppender appender;
    private int disposed;

    private PostgresEventLog(
        string connectionString, IClock clock, PostgresSettings settings, PostgresSession session, PostgresWriter writer, ChainHead head)
    {
        this.session = session;
        readers = new PostgresReaders(connectionString, settings);
        tail = new PostgresTail(session, readers, settings, head.Position);
        appender = new PostgresAppender(session, writer, head, queue, clock, settings, tail.Committed);
        Failure = Task.WhenAny(appender.Failure, tail.Failure).Unwrap();
    }

    /// <summary>Completes when the store says what it may never say: a bug, or somebody laid hands on the log.</summary>
    public Task<Exception> Failure { get; }

    /// <summary>Opens the log in a database that was migrated; see <see cref="PostgresSchema.Migrate"/>.</summary>
    /// <exception cref="StoreRefusedException">It cannot be reached, has no log, or is less durable than promised.</exception>
    public static PostgresEventLog Open(string connectionString, IClock clock) => Open(connectionString, clock, new PostgresSettings());

    internal static PostgresEventLog Open(string connectionString, IClock clock, PostgresSettings settings)
    {
        var opened = new PostgresSession(connectionString, settings);
        PostgresWriter? writer = null;
        try
        {
            writer = new PostgresWriter(opened.OpenForAppends());
            return new PostgresEventLog(connectionString, clock, settings, opened, writer, writer.Head());
        }
        catch (Exception e)
        {
            writer?.Dispose();
            opened.Dispose();
            if (e is NpgsqlException or InvalidDataException)
                throw new StoreRefusedException($"{PostgresName.Of(connectionString)} cannot be opened as a log: {e.Message}", e);
            throw;
        }
    }

    public Task<AppendResult> Append(Append append, CancellationToken ct) => queue.Append(append, ct);

    public ValueTask<AcceptedRequest?> FindRequest(RequestKey key, CancellationToken ct) => readers.FindRequest(key, ct);

    public ValueTask<IReadOnlyList<StoredEvent>> ReadStream(string stream, long afterVersion, int max, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        return readers.ReadStream(stream, afterVersion, max, ct);
    }

    public ValueTask<long> StreamVersion(string stream, CancellationToken ct) => readers.StreamVersion(stream, ct);

    public ValueTask<IReadOnlyList<StoredEvent>> ReadAll(long afterPosition, int max, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        return tail.Read(afterPosition, max) is { } events
            ? ValueTask.FromResult(events)
            : readers.ReadAll(afterPosition, max, ct);
    }

    /// <summary>From the store, not from memory: other processes write as well.</summary>
    public async ValueTask<Head> ReadHead(CancellationToken ct)
    {
        var head = await readers.Head(ct);
        return new Head(head.Position, head.RecordedAt);
    }

    public Task WaitBeyond(long position, CancellationToken ct) => tail.WaitBeyond(position, ct);

    public Task<VerifyReport> Verify(CancellationToken ct) => Task.Run(() => readers.Verify(ct), ct);

    /// <summary>Finishes what waits; a store that is away is not waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1) return;
        await appender.DisposeAsync();
        await tail.DisposeAsync();
        await readers.DisposeAsync();
        session.Dispose();
        queue.Dispose();
    }
}
