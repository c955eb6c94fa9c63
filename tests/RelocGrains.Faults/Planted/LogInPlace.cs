using RelocGrains.EventLog;

namespace RelocGrains.Faults.Planted;

/// <summary>Stands before the real log and does what it does; what derives from it does one thing worse.</summary>
internal abstract class LogInPlace(IEventLog log) : IEventLog
{
    protected IEventLog Log => log;

    public virtual Task<AppendResult> Append(Append append, CancellationToken ct) => log.Append(append, ct);

    public virtual ValueTask<AcceptedRequest?> FindRequest(RequestKey key, CancellationToken ct) => log.FindRequest(key, ct);

    public ValueTask<IReadOnlyList<StoredEvent>> ReadStream(string stream, long afterVersion, int max, CancellationToken ct) =>
        log.ReadStream(stream, afterVersion, max, ct);

    public ValueTask<long> StreamVersion(string stream, CancellationToken ct) => log.StreamVersion(stream, ct);

    public virtual ValueTask<IReadOnlyList<StoredEvent>> ReadAll(long afterPosition, int max, CancellationToken ct) => log.ReadAll(afterPosition, max, ct);

    public ValueTask<Head> ReadHead(CancellationToken ct) => log.ReadHead(ct);

    public Task WaitBeyond(long position, CancellationToken ct) => log.WaitBeyond(position, ct);

    public Task<Exception> Failure => log.Failure;

    public Task<VerifyReport> Verify(CancellationToken ct) => log.Verify(ct);
}
