using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.V1;

namespace RelocGrains.Cli.Importing;

/// <summary>
/// Sends lines and takes their answers, which come in the order of the lines. A line stands in a queue until it is answered; when the
/// connection breaks, the queue is sent again with the same request ids.
/// </summary>
internal sealed class ImportRun(Session session, IAsyncEnumerator<ImportItem> lines, ImportTally tally) : IDisposable
{
    // More than the server takes in work, so that it never waits for us; all that an import costs in memory.
    private const int MaxUnanswered = 2_000;

    // Breaks without one answer in between. With the pauses they leave half a minute for a server to start again; one that was never there
    // is given up sooner.
    private const int MaxBreaks = 6;
    private const int MaxBreaksUnheard = 2;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);

    // A packet holds about as many.
    private const int LinesTogether = 16;

    private readonly Queue<ImportItem> unanswered = new();
    private readonly SemaphoreSlim room = new(MaxUnanswered);
    private readonly Lock gate = new();
    private bool allRead;
    private bool heard;
    private int sent;

    private bool IsDone => allRead && unanswered.Count == 0;

    /// <summary>Completes when every line is answered.</summary>
    /// <exception cref="RpcException">The server refuses the whole import, or cannot be reached any more.</exception>
    public async Task ToEnd()
    {
        for (var breaks = 0; ;)
        {
            var answered = tally.Answered;
            try
            {
                await Attempt();
                return;
            }
            catch (RpcException) when (IsDone)
            {
                return;
            }
            catch (RpcException lost) when (IsBreak(lost) && !session.CancellationToken.IsCancellationRequested)
            {
                breaks = tally.Answered > answered ? 1 : breaks + 1;
                if (breaks > (heard ? MaxBreaks : MaxBreaksUnheard)) throw;
                await Task.Delay(FirstPause * (1 << (breaks - 1)), session.CancellationToken);
            }
        }
    }

    public void Dispose() => room.Dispose();

    private async Task Attempt()
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(session.CancellationToken);
        using var call = session.Client.Imports.ImportProjects(cancellationToken: session.CancellationToken);
        var receiving = Receive(call.ResponseStream, ended);
        try
        {
            await Send(call.RequestStream, ended.Token);
        }
        catch (Exception broken) when (broken is RpcException or InvalidOperationException or OperationCanceledException)
        {
            // The call has ended; why, is said where the answers are read.
        }
        await receiving;
        if (!IsDone) throw new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "The answers ended before the lines."));
    }

    private async Task Send(IClientStreamWriter<ImportProjectsRequest> requests, CancellationToken ct)
    {
        foreach (var again in Unanswered()) await requests.WriteAsync(again, ct);
        while (!allRead)
        {
            await room.WaitAsync(ct);
            if (!await lines.MoveNextAsync())
            {
                allRead = true;
            }
            else if (Take(lines.Current) is { } request)
            {
                requests.WriteOptions = TravelsWithNext() ? Buffered : WriteOptions.Default;
                await requests.WriteAsync(request, ct);
            }
        }
        await requests.CompleteAsync();
    }

    // Some lines travel together; never when the next one must wait for answers.
    private bool TravelsWithNext() => ++sent % LinesTogether != 0 && room.CurrentCount > 0;

    private static WriteOptions Buffered { get; } = new(WriteFlags.BufferHint);

    private async Task Receive(IAsyncStreamReader<ImportProjectsResponse> answers, CancellationTokenSource ended)
    {
        try
        {
            while (await answers.MoveNext(CancellationToken.None)) Settle(answers.Current);
        }
        finally
        {
            await ended.CancelAsync();
        }
    }

    private ImportProjectsRequest[] Unanswered()
    {
        lock (gate) return [.. unanswered.Select(item => item.Request).OfType<ImportProjectsRequest>()];
    }

    // A line that was refused here waits for those before it, so that refusals are told in the order of the file.
    private ImportProjectsRequest? Take(ImportItem item)
    {
        lock (gate)
        {
            unanswered.Enqueue(item);
            SettleRefused();
        }
        return item.Request;
    }

    private void Settle(ImportProjectsResponse answer)
    {
        lock (gate)
        {
            var item = unanswered.Dequeue();
            if (item.Line.Number != answer.Line) throw new InvalidDataException($"Line {item.Line.Number} was answered as line {answer.Line}.");
            tally.Add(item.Line, answer);
            heard = true;
            room.Release();
            SettleRefused();
        }
    }

    private void SettleRefused()
    {
        while (unanswered.TryPeek(out var first) && first.Refusal is { } refusal)
        {
            tally.Refuse(new LineRefusal(unanswered.Dequeue().Line, refusal));
            room.Release();
        }
    }

    // Another call may go better: the server has gone, stops, or does not know.
    private static bool IsBreak(RpcException failure) => RelocGrainsError.From(failure) switch
    {
        { Reason: ErrorReason.OutcomeUnknown or ErrorReason.ServerShuttingDown or ErrorReason.Overloaded } => true,
        { Reason: ErrorReason.Unspecified, Code: StatusCode.Unavailable or StatusCode.Internal or StatusCode.Cancelled or StatusCode.Unknown } => true,
        _ => false,
    };
}
