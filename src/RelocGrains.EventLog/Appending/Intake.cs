namespace RelocGrains.EventLog.Appending;

/// <summary>What every store does with an append that is handed in: check it, queue it, wait for its answer, and trace all that.</summary>
internal static class Intake
{
    public static async Task<AppendResult> Append(this AppendQueue queue, Append append, CancellationToken ct)
    {
        AppendCheck.Throw(append);
        ct.ThrowIfCancellationRequested();
        using var span = LogTracing.StartAppend(append);
        try
        {
            var queued = new QueuedAppend(append, span, ct);
            queue.Add(queued);
            var result = await queued.Completion;
            LogTracing.EndAppend(span, result);
            return result;
        }
        catch (Exception e)
        {
            LogTracing.FailAppend(span, e);
            throw;
        }
    }
}
