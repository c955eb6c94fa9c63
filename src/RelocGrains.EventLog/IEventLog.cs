namespace RelocGrains.EventLog;

/// <summary>
/// An ordered, durable, gapless log of events. Positions are contiguous and position order is commit order, so "nothing was
/// skipped" is <c>max = count</c>. Two stores implement it; one conformance suite holds for both.
/// </summary>
public interface IEventLog
{
    /// <summary>Writes atomically and durably, or says why not. Refusals are values; see <see cref="OutcomeUnknownException"/>.</summary>
    /// <exception cref="OutcomeUnknownException">The store failed while committing: repeat with the same request.</exception>
    /// <exception cref="LogOverloadedException">The queue is full: nothing was written, try again later.</exception>
    /// <exception cref="LogUnreachableException">The store is away: nothing was written, try again later. Reads fail in the same way.</exception>
    /// <exception cref="ArgumentException">A limit of <see cref="LogLimits"/> is exceeded, or a stream is named twice.</exception>
    Task<AppendResult> Append(Append append, CancellationToken ct);

    /// <summary>The accepted request with this key, or null.</summary>
    ValueTask<AcceptedRequest?> FindRequest(RequestKey key, CancellationToken ct);

    /// <summary>Events of one stream with a version above <paramref name="afterVersion"/>, in order, at most <paramref name="max"/>.</summary>
    ValueTask<IReadOnlyList<StoredEvent>> ReadStream(string stream, long afterVersion, int max, CancellationToken ct);

    /// <summary>The version of a stream; 0 when it does not exist.</summary>
    ValueTask<long> StreamVersion(string stream, CancellationToken ct);

    /// <summary>Events with a position above <paramref name="afterPosition"/>, in order, at most <paramref name="max"/>.</summary>
    ValueTask<IReadOnlyList<StoredEvent>> ReadAll(long afterPosition, int max, CancellationToken ct);

    /// <summary>The last committed position and its time.</summary>
    ValueTask<Head> ReadHead(CancellationToken ct);

    /// <summary>Completes when the log may have grown beyond <paramref name="position"/>; at once when it has.</summary>
    Task WaitBeyond(long position, CancellationToken ct);

    /// <summary>
    /// Completes with the exception that has stopped the log for good; the process should end then and start again. Never for a store that
    /// is only away for a while.
    /// </summary>
    Task<Exception> Failure { get; }

    /// <summary>Reads everything again while others write: positions, versions, hashes, head, requests.</summary>
    Task<VerifyReport> Verify(CancellationToken ct);
}

/// <summary>Hard limits, each with its reason.</summary>
public static class LogLimits
{
    /// <summary>A case's largest fact is a few kilobytes; what is far beyond is a mistake or an attack.</summary>
    public const int MaxBodyBytes = 256 * 1024;

    /// <summary>A command touches a case and at most a few shared streams.</summary>
    public const int MaxStreamsPerAppend = 32;

    /// <summary>No command needs more events than this.</summary>
    public const int MaxEventsPerAppend = 256;

    /// <summary>All bodies of one append: it has to fit into memory many times over.</summary>
    public const int MaxBytesPerAppend = 1024 * 1024;

    /// <summary>Names are short; what is longer is not a name.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Appends waiting for the appender; beyond it the caller is told to come back.</summary>
    public const int MaxQueuedAppends = 8192;

    /// <summary>Bodies waiting for the appender: what the queue may cost in memory.</summary>
    public const long MaxQueuedBytes = 64L * 1024 * 1024;

    /// <summary>Appends in one transaction: long enough to share one fsync, short enough to keep latency.</summary>
    public const int MaxAppendsPerBatch = 512;

    /// <summary>Bodies in one transaction, but for the append that goes beyond it: a few large facts make a batch of their own.</summary>
    public const int MaxBytesPerBatch = 4 * 1024 * 1024;
}

/// <summary>The store failed while committing, so nobody knows yet whether the write is there. Repeat with the same request id.</summary>
public sealed class OutcomeUnknownException(string message, Exception inner) : Exception(message, inner);

/// <summary>Too many writes are waiting. Nothing of this one was written.</summary>
public sealed class LogOverloadedException(string message) : Exception(message);

/// <summary>The store cannot be reached, and was tried for some seconds. Nothing was written; come back later.</summary>
public sealed class LogUnreachableException(string message, Exception inner) : Exception(message, inner);

/// <summary>The store cannot be opened as it is: another process holds it, or it promises less than the log needs.</summary>
public sealed class StoreRefusedException(string message, Exception? inner = null) : Exception(message, inner);
