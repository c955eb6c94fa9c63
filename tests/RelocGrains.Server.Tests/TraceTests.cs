using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RelocGrains.Server.Hosting;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests;

/// <summary>One gRPC write is one tree of spans.</summary>
public sealed class TraceTests
{
    private static readonly ActivitySource Caller = new("RelocGrains.Tests.Caller");

    [Fact]
    public async Task One_write_is_one_tree_from_the_clients_call_to_the_follower()
    {
        using var spans = new Spans();
        await using var server = await RunningServer.Start(replace: services => new Silo(services).AddActivityPropagation());
        using var client = server.As(Role.Operator, "agence", "p-001");
        ActivityTraceId trace;
        using (var call = Caller.StartActivity("back office", ActivityKind.Client)!)
        {
            trace = call.TraceId;
            await client.Projects.CreateProjectAsync(Journey.Detection("012345674"));
        }

        // The numbers' block and the case: the follower's span of the second event ends the tree.
        await spans.Seen("board.follow", trace);

        var tree = spans.Tree(trace);
        TestContext.Current.TestOutputHelper!.WriteLine(tree);
        var root = Assert.Single(spans.Of(trace), s => s.ParentSpanId == default);
        Assert.Equal("back office", root.OperationName);
        Assert.All(spans.Of(trace).Where(s => s != root), s => Assert.Contains(spans.Of(trace), parent => parent.SpanId == s.ParentSpanId));
        var append = Assert.Single(spans.Of(trace), s => s.OperationName == "log.append" && s.GetTagItem("log.stream")!.ToString()!.StartsWith("project-", StringComparison.Ordinal));
        var batch = Assert.Single(append.Links);
        Assert.Contains(spans.All, s => s.OperationName == "log.batch" && s.SpanId == batch.Context.SpanId);
    }

    // As when there is somebody to send the spans to.
    private sealed record Silo(IServiceCollection Services) : ISiloBuilder
    {
        public IConfiguration Configuration { get; } = new ConfigurationBuilder().Build();
    }

    /// <summary>All spans of our sources while it is there.</summary>
    private sealed class Spans : IDisposable
    {
        private readonly ConcurrentQueue<Activity> stopped = new();
        private readonly ConcurrentDictionary<(string, ActivityTraceId), TaskCompletionSource> awaited = new();
        private readonly ActivityListener listener;

        public Spans()
        {
            var sources = Telemetry.Sources.Concat([Caller.Name, "System.Net.Http", "Grpc.Net.Client"]).ToHashSet(StringComparer.Ordinal);
            listener = new ActivityListener
            {
                ShouldListenTo = source => sources.Contains(source.Name),
                Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity =>
                {
                    stopped.Enqueue(activity);
                    Bell(activity.OperationName, activity.TraceId).TrySetResult();
                },
            };
            ActivitySource.AddActivityListener(listener);
        }

        public IEnumerable<Activity> All => stopped;

        public IEnumerable<Activity> Of(ActivityTraceId trace) => stopped.Where(a => a.TraceId == trace);

        public Task Seen(string name, ActivityTraceId trace) => Bell(name, trace).Task.WaitAsync(TimeSpan.FromSeconds(30));

        public string Tree(ActivityTraceId trace)
        {
            var text = new StringBuilder();
            Write(default, 0);
            return text.ToString();

            void Write(ActivitySpanId parent, int depth)
            {
                foreach (var span in Of(trace).Where(a => a.ParentSpanId == parent).OrderBy(a => a.StartTimeUtc))
                {
                    var tags = string.Join(' ', span.TagObjects.Where(t => t.Key.StartsWith("log.", StringComparison.Ordinal)).Select(t => $"{t.Key}={t.Value}"));
                    text.AppendLine($"{new string(' ', depth * 2)}{span.DisplayName}  [{span.Source.Name}]  {span.Duration.TotalMilliseconds:F1} ms  {tags}".TrimEnd());
                    Write(span.SpanId, depth + 1);
                }
            }
        }

        public void Dispose() => listener.Dispose();

        private TaskCompletionSource Bell(string name, ActivityTraceId trace) =>
            awaited.GetOrAdd((name, trace), _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
