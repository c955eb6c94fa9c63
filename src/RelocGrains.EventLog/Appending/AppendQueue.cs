namespace RelocGrains.EventLog.Appending;

/// <summary>The bounded queue before the appender. First in, first out; a batch is whatever waits when the appender comes back.</summary>
internal sealed class AppendQueue : IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<QueuedAppend> waiting = new();
    private readonly AutoResetEvent bell = new(initialState: false);
    private long waitingBytes;
    private Func<Exception>? closedBecause;

    /// <exception cref="LogOverloadedException">Too much is waiting.</exception>
    public void Add(QueuedAppend append)
    {
        lock (gate)
        {
            if (closedBecause is { } because) throw because();
            if (waiting.Count >= LogLimits.MaxQueuedAppends || waitingBytes + append.BodyBytes > LogLimits.MaxQueuedBytes)
                throw new LogOverloadedException($"{waiting.Count} appends of {waitingBytes} bytes are waiting. Try again later.");

            waiting.Enqueue(append);
            waitingBytes += append.BodyBytes;
            if (waiting.Count == 1) bell.Set();
        }
    }

    /// <summary>Waits for the first append and takes what else is there. False when the queue is closed and empty.</summary>
    public bool TakeBatch(List<QueuedAppend> batch)
    {
        while (true)
        {
            lock (gate)
            {
                Drain(batch);
                if (batch.Count > 0) return true;
                if (closedBecause is not null) return false;
            }

            bell.WaitOne();
        }
    }

    /// <summary>Takes nothing in from now on. What waits is still handed out.</summary>
    public void Close(Func<Exception> because)
    {
        lock (gate)
        {
            if (closedBecause is not null) return;
            closedBecause = because;
            bell.Set();
        }
    }

    /// <summary>After a failure that ends the log: the batch and what waits are answered, and no more is taken.</summary>
    public void Abandon(List<QueuedAppend> batch, Exception cause)
    {
        Close(() => Unknown("The log has stopped after a failure; this append was not tried.", cause));
        do
        {
            foreach (var queued in batch) queued.Fail(Unknown("The store failed while writing: repeat with the same request.", cause));
            batch.Clear();
        }
        while (TakeBatch(batch));
    }

    /// <summary>Nobody knows what became of a write, and why.</summary>
    public static OutcomeUnknownException Unknown(string message, Exception cause) => new($"{message} {cause.Message}", cause);

    public void Dispose() => bell.Dispose();

    private void Drain(List<QueuedAppend> batch)
    {
        long bytes = 0;
        while (batch.Count < LogLimits.MaxAppendsPerBatch && bytes < LogLimits.MaxBytesPerBatch && waiting.TryDequeue(out var next))
        {
            waitingBytes -= next.BodyBytes;
            if (!next.TryTake()) continue;
            batch.Add(next);
            bytes += next.BodyBytes;
        }
    }
}
