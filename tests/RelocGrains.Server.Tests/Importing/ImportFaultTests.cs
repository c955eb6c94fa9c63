using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using RelocGrains.Client;
using RelocGrains.EventLog;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Importing;

/// <summary>An import meets a store that is busy, one that does not answer, and a server that stops.</summary>
public sealed class ImportFaultTests
{
    [Fact]
    public async Task A_store_that_is_busy_is_waited_for()
    {
        await using var server = await Start(number => number <= 5 ? new LogOverloadedException("Busy.") : null);

        var answers = await Import(server, [.. Enumerable.Range(1, 20).Select(n => Journey.Detection(Sirens.Of(n)))]);

        Assert.Equal(20, answers.Count(a => a.ResultCase is ImportProjectsResponse.ResultOneofCase.Imported));
    }

    [Fact]
    public async Task An_unknown_outcome_ends_the_call_and_the_same_lines_again_settle_it()
    {
        CreateProjectRequest[] lines = [.. Enumerable.Range(1, 20).Select(n => Journey.Detection(Sirens.Of(n)))];
        await using var server = await Start(number => number == 10 ? new OutcomeUnknownException("Lost.", new IOException()) : null);

        var thrown = await Assert.ThrowsAsync<RpcException>(() => Import(server, lines));

        var error = RelocGrainsError.From(thrown);
        Assert.Equal((StatusCode.Unavailable, ErrorReason.OutcomeUnknown), (error.Code, error.Reason));
        Assert.Contains(error.Metadata["request_id"], lines.Select(line => line.RequestId));
        var answers = await Import(server, lines);
        Assert.Equal(20, answers.Select(a => a.Imported + a.Unchanged).Distinct().Count());
        Assert.DoesNotContain(answers, a => a.ResultCase is ImportProjectsResponse.ResultOneofCase.Refused);
    }

    [Fact]
    public async Task A_server_that_stops_answers_what_it_took_and_says_so()
    {
        await using var server = await Start(_ => null);
        using var call = new ImportService.ImportServiceClient(server.Calls(People.Finder)).ImportProjects();
        await call.RequestStream.WriteAsync(new ImportProjectsRequest { Line = 1, Project = Journey.Detection(Sirens.Of(1)) });
        Assert.True(await call.ResponseStream.MoveNext());

        var stopping = server.Stop();
        var thrown = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(ErrorReason.ServerShuttingDown, RelocGrainsError.From(thrown).Reason);
        await stopping;
    }

    private static Task<RunningServer> Start(Func<int, Exception?> failure) => RunningServer.Start(replace: services =>
        services.AddSingleton<IEventLog>(provider => new FaultyLog(provider.GetRequiredService<SqliteEventLog>(), failure)));

    private static async Task<List<ImportProjectsResponse>> Import(RunningServer server, IReadOnlyList<CreateProjectRequest> lines)
    {
        using var call = new ImportService.ImportServiceClient(server.Calls(People.Finder)).ImportProjects();
        foreach (var (project, i) in lines.Select((p, i) => (p, i)))
        {
            await call.RequestStream.WriteAsync(new ImportProjectsRequest { Line = i + 1, Project = project });
        }
        await call.RequestStream.CompleteAsync();
        var answers = new List<ImportProjectsResponse>();
        await foreach (var answer in call.ResponseStream.ReadAllAsync()) answers.Add(answer);
        return answers;
    }

    /// <summary>The real log, whose appends of cases fail as a test says, by their number.</summary>
    private sealed class FaultyLog(IEventLog log, Func<int, Exception?> failure) : IEventLog
    {
        private int appends;

        public Task<AppendResult> Append(Append append, CancellationToken ct) =>
            append.Streams[0].Stream.StartsWith("project-", StringComparison.Ordinal) && failure(Interlocked.Increment(ref appends)) is { } fails
                ? Task.FromException<AppendResult>(fails)
                : log.Append(append, ct);

        public ValueTask<AcceptedRequest?> FindRequest(RequestKey key, CancellationToken ct) => log.FindRequest(key, ct);

        public ValueTask<IReadOnlyList<StoredEvent>> ReadStream(string stream, long afterVersion, int max, CancellationToken ct) =>
            log.ReadStream(stream, afterVersion, max, ct);

        public ValueTask<long> StreamVersion(string stream, CancellationToken ct) => log.StreamVersion(stream, ct);

        public ValueTask<IReadOnlyList<StoredEvent>> ReadAll(long afterPosition, int max, CancellationToken ct) => log.ReadAll(afterPosition, max, ct);

        public ValueTask<Head> ReadHead(CancellationToken ct) => log.ReadHead(ct);

        public Task WaitBeyond(long position, CancellationToken ct) => log.WaitBeyond(position, ct);

        public Task<Exception> Failure => log.Failure;

        public Task<VerifyReport> Verify(CancellationToken ct) => log.Verify(ct);
    }
}
