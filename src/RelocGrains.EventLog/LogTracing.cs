using System.Diagnostics;
using RelocGrains.EventLog.Appending;

namespace RelocGrains.EventLog;

/// <summary>
/// The log's spans: <c>log.append</c> for each append, from queue to commit, in the trace of its caller, and <c>log.batch</c>
/// for each transaction, a root of its own that is linked with its appends.
/// </summary>
public static class LogTracing
{
    /// <summary>Name of the source, for those who listen.</summary>
    public const string SourceName = "RelocGrains.EventLog";

    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? StartAppend(Append append)
    {
        var span = Source.StartActivity("log.append");
        span?.SetTag("log.stream", append.Streams[0].Stream).SetTag("log.events", append.EventCount());
        return span;
    }

    internal static void EndAppend(Activity? span, AppendResult result)
    {
        if (span is null) return;
        var (outcome, position) = result switch
        {
            AppendResult.Appended appended => ("appended", appended.Accepted.Position),
            AppendResult.SeenBefore seen => ("seen_before", seen.Accepted.Position),
            _ => ("version_conflict", (long?)null),
        };
        span.SetTag("log.outcome", outcome).SetTag("log.position", position);
    }

    internal static void FailAppend(Activity? span, Exception exception)
    {
        var outcome = exception switch
        {
            OutcomeUnknownException => "unknown",
            LogOverloadedException => "overloaded",
            LogUnreachableException => "unreachable",
            OperationCanceledException => "cancelled",
            _ => "failed",
        };
        span?.SetTag("log.outcome", outcome).SetStatus(ActivityStatusCode.Error, exception.Message);
    }

    /// <summary>A span without a parent: it belongs to all of its appends, so to none of their traces.</summary>
    internal static Activity? StartBatch(IReadOnlyList<QueuedAppend> appends)
    {
        if (!Source.HasListeners()) return null;
        var links = appends.Where(a => a.Span is not null).Select(a => new ActivityLink(a.Span!.Context));
        var batch = Source.StartActivity("log.batch", ActivityKind.Internal, parentContext: default, tags: null, links);
        if (batch is null) return null;
        foreach (var append in appends) append.Span?.AddLink(new ActivityLink(batch.Context));
        return batch.SetTag("log.batch.size", appends.Count);
    }

    internal static void EndBatch(Activity? batch, int events) => batch?.SetTag("log.batch.events", events);
}
