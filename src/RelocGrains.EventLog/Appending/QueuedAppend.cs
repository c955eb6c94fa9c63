using System.Diagnostics;

namespace RelocGrains.EventLog.Appending;

/// <summary>
/// One append on its way through the queue. It is either taken by the appender or cancelled by its caller, never both: once
/// taken it runs to its end.
/// </summary>
internal sealed class QueuedAppend
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Cancelled = 2;

    // Callers go on elsewhere: their code must never run on the appender's thread.
    private readonly TaskCompletionSource<AppendResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration registration;
    private int state = Waiting;

    public QueuedAppend(Append append, Activity? span, CancellationToken ct)
    {
        Append = append;
        Span = span;
        BodyBytes = append.BodyBytes();
        registration = ct.UnsafeRegister(static (self, token) => ((QueuedAppend)self!).Cancel(token), this);
    }

    public Append Append { get; }

    public Activity? Span { get; }

    public long BodyBytes { get; }

    public Task<AppendResult> Completion => completion.Task;

    /// <summary>True when the appender has it from now on; false when the caller has gone.</summary>
    public bool TryTake()
    {
        registration.Unregister();
        return Interlocked.CompareExchange(ref state, Taken, Waiting) == Waiting;
    }

    public void Complete(AppendResult result) => completion.SetResult(result);

    public void Fail(Exception exception) => completion.TrySetException(exception);

    private void Cancel(CancellationToken ct)
    {
        if (Interlocked.CompareExchange(ref state, Cancelled, Waiting) == Waiting) completion.TrySetCanceled(ct);
    }
}
