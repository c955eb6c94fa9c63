using System.Threading.Channels;
using Grpc.Core;
using RelocGrains.Server.Answers;
using RelocGrains.Server.Callers;
using RelocGrains.V1;

namespace RelocGrains.Server.Services;

/// <summary>
/// Takes over cases from files. Many lines are in work at once, so that they share commits; answers go out in the order of the lines.
/// Who sends faster than lines are written waits, and so does who reads slower than they are answered.
/// </summary>
internal sealed class ImportService(CaseOpening opening, TimeProvider time, IHostApplicationLifetime lifetime)
    : V1.ImportService.ImportServiceBase
{
    // Enough for a commit to carry dozens of cases, and all that one call may cost in memory.
    private const int MaxInWork = 128;

    public override async Task ImportProjects(
        IAsyncStreamReader<ImportProjectsRequest> requestStream, IServerStreamWriter<ImportProjectsResponse> responseStream, ServerCallContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var lines = new ImportLines(opening, time, context.Actor(), ending.Token);
        var inWork = Channel.CreateBounded<Task<ImportProjectsResponse>>(new BoundedChannelOptions(MaxInWork) { SingleReader = true, SingleWriter = true });
        var taking = Take(requestStream, lines, inWork.Writer, ending.Token);
        try
        {
            await Answer(inWork.Reader, responseStream, ending.Token);
        }
        finally
        {
            await ending.CancelAsync();
            await ((Task)taking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await foreach (var left in inWork.Reader.ReadAllAsync(CancellationToken.None)) await ((Task)left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (!await taking) throw Refusals.ServerShuttingDown();
    }

    // True when all lines were taken; false when the server stops first: what is in work is still answered.
    private async Task<bool> Take(
        IAsyncStreamReader<ImportProjectsRequest> requests, ImportLines lines, ChannelWriter<Task<ImportProjectsResponse>> inWork, CancellationToken ct)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
        try
        {
            while (await requests.MoveNext(stopping.Token)) await inWork.WriteAsync(lines.Answer(requests.Current), ct);
            return true;
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return false;
        }
        catch (IOException)
        {
            throw new RpcException(new Grpc.Core.Status(StatusCode.Cancelled, "The caller has gone."));
        }
        finally
        {
            inWork.Complete();
        }
    }

    private static async Task Answer(
        ChannelReader<Task<ImportProjectsResponse>> inWork, IServerStreamWriter<ImportProjectsResponse> answers, CancellationToken ct)
    {
        await foreach (var line in inWork.ReadAllAsync(ct))
        {
            var answer = await line;
            // Answers that are there together travel together.
            var more = inWork.TryPeek(out var next) && next.IsCompleted;
            answers.WriteOptions = more ? Buffered : WriteOptions.Default;
            await answers.WriteAsync(answer, ct);
        }
    }

    private static WriteOptions Buffered { get; } = new(WriteFlags.BufferHint);
}
