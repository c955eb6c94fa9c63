using NodaTime;
using RelocGrains.EventLog.Appending;

namespace RelocGrains.EventLog.Postgres;

/// <summary>
/// The one who writes for this process. On a thread of its own it takes what waits, stands in line for the head, decides under its lock,
/// commits, and only then tells the callers. A connection that fails is no end: it opens another and finds out there what became of its batch.
/// </summary>
internal sealed class PostgresAppender : IAsyncDisposable
{
    // Names and numbers of the streams written last: some ten megabytes.
    private const int MaxRemembered = 100_000;

    private readonly PostgresSession session;
    private readonly AppendQueue queue;
    private readonly IClock clock;
    private readonly PostgresSettings settings;
    private readonly Action<IReadOnlyList<StoredEvent>> committed;
    private readonly TaskCompletionSource<Exception> failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource closing = new();
    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);
    private readonly Outage outage;
    private PostgresWriter? writer;
    private ChainHead left;
    private SentBatch? sent;
    private bool othersWrite;

    /// <param name="committed">Called on the appender's thread after each commit with events, before any caller is told.</param>
    public PostgresAppender(
        PostgresSession session,
        PostgresWriter writer,
        ChainHead head,
        AppendQueue queue,
        IClock clock,
        PostgresSettings settings,
        Action<IReadOnlyList<StoredEvent>> committed)
    {
        (this.session, this.writer, this.queue, this.clock, this.settings) = (session, writer, queue, clock, settings);
        (this.committed, left, outage) = (committed, head, new Outage(settings.Patience));

        // Unsafe: the spans and locals of whoever opened the log must not follow this thread for ever.
        new Thread(Run) { Name = "log appender", IsBackground = true }.UnsafeStart();
    }

    /// <summary>Completes with the exception that has stopped the appender; never, as long as it works.</summary>
    public Task<Exception> Failure => failure.Task;

    /// <summary>Does what waits and ends; a store that is away is not waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Close(static () => new ObjectDisposedException(nameof(PostgresEventLog)));
        await closing.CancelAsync();
        await finished.Task;
        closing.Dispose();
    }

    private void Run()
    {
        var batch = new List<QueuedAppend>(LogLimits.MaxAppendsPerBatch);
        try
        {
            while (queue.TakeBatch(batch))
            {
                Append(batch);
                batch.Clear();
            }
        }
        catch (Exception e)
        {
            Stop(e, batch);
        }

        writer?.Dispose();
        finished.SetResult();
    }

    private void Append(List<QueuedAppend> batch)
    {
        using var span = LogTracing.StartBatch(batch);
        while (true)
        {
            try
            {
                var done = Try(batch);
                outage.Over();
                LogTracing.EndBatch(span, done.Plan.Events.Count);
                for (var i = 0; i < batch.Count; i++) batch[i].Complete(done.Results[i]);
                return;
            }
            catch (Exception e) when (PostgresFaults.IsAway(e))
            {
                if (!WaitForStore(e, batch)) return;
            }
        }
    }

    private SentBatch Try(List<QueuedAppend> batch)
    {
        writer ??= new PostgresWriter(session.OpenForAppends());
        var taken = Take(batch);
        if (sent is { } before && before.StandsIn(taken))
        {
            writer.Release();
            return Committed(before);
        }

        sent = null;
        var plan = new BatchPlan(taken.Head, clock.GetCurrentInstant(), taken.Find, stream => versions[stream]);
        var decided = new SentBatch(plan, batch.ConvertAll(queued => plan.Add(queued.Append)));
        if (plan.Requests.Count == 0)
        {
            writer.Release();
            return decided;
        }

        settings.BeforeWrite();
        sent = decided;
        writer.Write(plan);
        settings.AfterCommit();
        return Committed(decided);
    }

    // What we left is right for as long as nobody else has moved the head. While others write it is right for nobody, so all is asked for.
    private TakenHead Take(List<QueuedAppend> batch)
    {
        if (versions.Count >= MaxRemembered) versions.Clear();
        var all = batch.SelectMany(queued => queued.Append.Streams).Select(change => change.Stream).ToHashSet(StringComparer.Ordinal);
        var asked = othersWrite ? all : [.. all.Where(stream => !versions.ContainsKey(stream))];
        var taken = writer!.Take(batch.Select(queued => queued.Append.Request), asked);
        var found = taken.Versions;
        othersWrite = !taken.Head.SameAs(left);
        if (othersWrite)
        {
            versions.Clear();
            left = taken.Head;
            if (asked.Count < all.Count) (asked, found) = (all, writer.Versions(all));
        }

        foreach (var stream in asked) versions[stream] = found.GetValueOrDefault(stream);
        return taken;
    }

    private SentBatch Committed(SentBatch batch)
    {
        sent = null;
        left = batch.Plan.Head;
        foreach (var stored in batch.Plan.Events) versions[stored.Stream] = stored.Version;
        if (batch.Plan.Events.Count > 0) committed(batch.Plan.Events);
        return batch;
    }

    /// <summary>False when the batch was given up.</summary>
    private bool WaitForStore(Exception cause, List<QueuedAppend> batch)
    {
        writer?.Dispose();
        writer = null;
        outage.Failed(cause);
        var goesOn = !outage.IsLong && !closing.IsCancellationRequested;
        if (!goesOn) GiveUp(batch, cause);
        closing.Token.WaitHandle.WaitOne(outage.Pause);
        return goesOn;
    }

    // Once a commit was sent, no answer of the batch is sure: refusals, too, count what comes before them.
    private void GiveUp(List<QueuedAppend> batch, Exception cause)
    {
        foreach (var queued in batch)
            queued.Fail(sent is null
                ? new LogUnreachableException($"The store cannot be reached: {cause.Message} Nothing was written.", cause)
                : AppendQueue.Unknown("The store was lost while writing: repeat with the same request.", cause));
        sent = null;
    }

    // An answer that nobody expects: we are wrong, or somebody laid hands on the log. What waits is answered, and no more is taken.
    private void Stop(Exception cause, List<QueuedAppend> batch)
    {
        queue.Abandon(batch, cause);
        failure.SetResult(cause);
    }

    /// <summary>A batch that was decided, and what its callers are told once it is committed.</summary>
    private sealed record SentBatch(BatchPlan Plan, List<AppendResult> Results)
    {
        /// <summary>All of a batch is committed or nothing; the seal tells our own commit from one of somebody who was asked the same.</summary>
        public bool StandsIn(TakenHead taken) =>
            taken.Requests.TryGetValue(Plan.Requests[0].Key, out var stored) && stored.Seal.AsSpan().SequenceEqual(Plan.Requests[0].Seal);
    }
}
