using NodaTime;
using RelocGrains.EventLog.Appending;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>
/// The one who writes. On a thread of its own it takes what waits, writes it in one transaction, and only then tells the
/// callers. No timer: the next batch starts when the last has committed.
/// </summary>
internal sealed class SqliteAppender
{
    // Names and numbers of the streams written last: some ten megabytes.
    private const int MaxRemembered = 100_000;

    private readonly SqliteWriter writer;
    private readonly AppendQueue queue;
    private readonly IClock clock;
    private readonly SqliteSettings settings;
    private readonly Action<ChainHead, IReadOnlyList<StoredEvent>> committed;
    private readonly TaskCompletionSource<Exception> failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);
    private ChainHead head;

    /// <param name="committed">Called on the appender's thread after each commit with events, before any caller is told.</param>
    public SqliteAppender(
        SqliteWriter writer,
        AppendQueue queue,
        IClock clock,
        SqliteSettings settings,
        Action<ChainHead, IReadOnlyList<StoredEvent>> committed)
    {
        (this.writer, this.queue, this.clock, this.settings, this.committed) = (writer, queue, clock, settings, committed);
        head = writer.Stored.Head();

        // Unsafe: the spans and locals of whoever opened the log must not follow this thread for ever.
        new Thread(Run) { Name = "log appender", IsBackground = true }.UnsafeStart();
    }

    /// <summary>Completes with the exception that has stopped the appender; never, as long as it works.</summary>
    public Task<Exception> Failure => failure.Task;

    /// <summary>Completes when the queue was closed and what waited in it is done.</summary>
    public Task Finished => finished.Task;

    private void Run()
    {
        var batch = new List<QueuedAppend>(LogLimits.MaxAppendsPerBatch);
        try
        {
            while (queue.TakeBatch(batch))
            {
                Append(batch);
                batch.Clear();
                writer.Checkpoints.RunIfDue();
            }
        }
        catch (Exception e)
        {
            Stop(e, batch);
        }

        finished.SetResult();
    }

    private void Append(List<QueuedAppend> batch)
    {
        using var span = LogTracing.StartBatch(batch);
        writer.Begin();
        var plan = Plan();
        var results = batch.ConvertAll(queued => plan.Add(queued.Append));
        LogTracing.EndBatch(span, plan.Events.Count);
        Commit(plan);
        for (var i = 0; i < batch.Count; i++) batch[i].Complete(results[i]);
    }

    private BatchPlan Plan()
    {
        var stored = writer.Stored.Head();
        if (!stored.SameAs(head))
            throw new InvalidDataException($"Somebody else moved the head: it stands at {stored.Position}, and we left it at {head.Position}.");
        return new BatchPlan(stored, clock.GetCurrentInstant(), writer.Stored.FindRequest, VersionOf);
    }

    private void Commit(BatchPlan plan)
    {
        if (plan.Requests.Count == 0)
        {
            writer.Rollback();
            return;
        }

        writer.Write(plan);
        settings.BeforeCommit();
        writer.Commit();
        settings.AfterCommit();
        head = plan.Head;
        Remember(plan.Events);
        if (plan.Events.Count > 0) committed(head, plan.Events);
    }

    // Nobody else writes, so what was committed last is what stands in the store.
    private long VersionOf(string stream) => versions.TryGetValue(stream, out var known) ? known : writer.Stored.StreamVersion(stream);

    private void Remember(IReadOnlyList<StoredEvent> events)
    {
        if (versions.Count >= MaxRemembered) versions.Clear();
        foreach (var stored in events) versions[stored.Stream] = stored.Version;
    }

    // Whatever went wrong, it went wrong on a connection that is not trusted again: what waits is answered, and no more is taken.
    private void Stop(Exception cause, List<QueuedAppend> batch)
    {
        writer.Checkpoints.Abandon();
        queue.Abandon(batch, cause);
        failure.SetResult(cause);
    }
}
