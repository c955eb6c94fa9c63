using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace RelocGrains.Server.Services;

/// <summary>
/// Writes a stream at the pace of its reader, and no slower than a limit: a reader that takes nothing would hold the call, and a server that
/// stops, for ever. Beyond the limit the call is cut off; nothing can be said to somebody who does not read.
/// </summary>
internal sealed class PatientWriter<T> : IDisposable
{
    /// <summary>How long one message may wait for its reader.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The same while the server stops.</summary>
    public static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(2);

    // ENHANCE_YOUR_CALM: gRPC knows it as RESOURCE_EXHAUSTED.
    private const int TooSlow = 0xb;

    private readonly IServerStreamWriter<T> inner;
    private readonly CancellationToken stopping;
    private readonly CancellationTokenSource limit;
    private readonly CancellationTokenRegistration atLimit;
    private readonly CancellationTokenRegistration atTheEnd;

    public PatientWriter(IServerStreamWriter<T> inner, HttpContext call, TimeProvider time, CancellationToken stopping)
    {
        (this.inner, this.stopping) = (inner, stopping);
        limit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        atLimit = limit.Token.Register(() => CutOff(call));
        atTheEnd = stopping.Register(() => limit.CancelAfter(PatienceAtTheEnd));
    }

    /// <summary>Completes when the reader has room for more.</summary>
    public async Task Write(T message)
    {
        var writing = inner.WriteAsync(message);
        if (!writing.IsCompleted) limit.CancelAfter(stopping.IsCancellationRequested ? PatienceAtTheEnd : Patience);
        await writing;
        limit.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        atTheEnd.Dispose();
        atLimit.Dispose();
        limit.Dispose();
    }

    private static void CutOff(HttpContext call)
    {
        if (call.Features.Get<IHttpResetFeature>() is { } stream) stream.Reset(TooSlow);
        else call.Abort();
    }
}
