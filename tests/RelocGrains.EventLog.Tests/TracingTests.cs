using System.Collections.Concurrent;
using System.Diagnostics;
using NodaTime;
using NodaTime.Testing;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.EventLog.Tests.Sqlite;
using Xunit;

namespace RelocGrains.EventLog.Tests;

public sealed class TracingTests : IAsyncLifetime
{
    private const string CallersName = "RelocGrains.EventLog.Tests";

    private static readonly ActivitySource Callers = new(CallersName);

    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentQueue<Activity> spans = new();
    private readonly ActivityListener listener;
    private SqliteEventLog log = null!;

    public TracingTests() => listener = new ActivityListener
    {
        ShouldListenTo = static source => source.Name is LogTracing.SourceName or CallersName,
        Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
        ActivityStopped = spans.Enqueue,
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        ActivitySource.AddActivityListener(listener);
        log = SqliteEventLog.Open(folder.Path, new FakeClock(Instant.FromUtc(2026, 3, 2, 9, 0)));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await log.DisposeAsync();
        listener.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task An_append_is_a_span_in_the_trace_of_its_caller()
    {
        using var call = Callers.StartActivity("call");
        await log.Append(Appends.To("traced", 0, "1", "2"), Ct);

        Assert.Same(call, Activity.Current);
        var append = await Span("log.append", call!.TraceId);
        Assert.Equal(call.SpanId, append.ParentSpanId);
        Assert.Equal("traced", append.GetTagItem("log.stream"));
        Assert.Equal(2, append.GetTagItem("log.events"));
        Assert.Equal(2L, append.GetTagItem("log.position"));
        Assert.Equal("appended", append.GetTagItem("log.outcome"));
    }

    [Fact]
    public async Task A_batch_is_a_root_that_is_linked_with_its_appends_both_ways()
    {
        using var call = Callers.StartActivity("call");
        await log.Append(Appends.To("traced", 0, "1", "2"), Ct);

        var append = await Span("log.append", call!.TraceId);
        var batch = await Span("log.batch", append.Links.Single().Context.TraceId);
        Assert.Null(batch.Parent);
        Assert.Equal(default, batch.ParentSpanId);
        Assert.NotEqual(call.TraceId, batch.TraceId);
        Assert.Equal(append.SpanId, batch.Links.Single().Context.SpanId);
        Assert.Equal(1, batch.GetTagItem("log.batch.size"));
        Assert.Equal(2, batch.GetTagItem("log.batch.events"));
    }

    [Fact]
    public async Task A_refusal_is_an_outcome_and_no_error()
    {
        using var call = Callers.StartActivity("call");
        await log.Append(Appends.To("traced", 5, "1"), Ct);

        var append = await Span("log.append", call!.TraceId);
        Assert.Equal("version_conflict", append.GetTagItem("log.outcome"));
        Assert.Equal(ActivityStatusCode.Unset, append.Status);
    }

    // Closing the log ends its thread, and with it the last span.
    private async Task<Activity> Span(string name, ActivityTraceId trace)
    {
        await log.DisposeAsync();
        return spans.Single(s => s.TraceId == trace && string.Equals(s.OperationName, name, StringComparison.Ordinal));
    }
}
