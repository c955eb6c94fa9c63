using RelocGrains.EventLog.Appending;
using Xunit;

namespace RelocGrains.EventLog.Tests;

public sealed class AppendQueueTests : IDisposable
{
    private readonly AppendQueue queue = new();

    public void Dispose() => queue.Dispose();

    [Fact]
    public void What_waits_is_handed_out_together_and_in_order()
    {
        queue.Add(Queued("a"));
        queue.Add(Queued("b"));

        Assert.Equal(["a", "b"], Batch());
    }

    [Fact]
    public void A_batch_has_no_more_appends_than_its_limit()
    {
        for (var i = 0; i < LogLimits.MaxAppendsPerBatch + 1; i++) queue.Add(Queued("a"));

        Assert.Equal(LogLimits.MaxAppendsPerBatch, Batch().Count);
        Assert.Single(Batch());
    }

    [Fact]
    public void A_batch_ends_where_it_becomes_large()
    {
        for (var i = 0; i < 20; i++) queue.Add(Queued("a", LogLimits.MaxBodyBytes));

        Assert.Equal(LogLimits.MaxBytesPerBatch / LogLimits.MaxBodyBytes, Batch().Count);
    }

    [Fact]
    public void A_queue_is_full_when_its_bodies_are_too_large()
    {
        for (var i = 0; i < LogLimits.MaxQueuedBytes / LogLimits.MaxBodyBytes; i++) queue.Add(Queued("a", LogLimits.MaxBodyBytes));

        Assert.Throws<LogOverloadedException>(() => queue.Add(Queued("a", 1)));
        Batch();
        queue.Add(Queued("a", 1));
    }

    [Fact]
    public async Task Who_has_gone_is_not_handed_out()
    {
        using var source = new CancellationTokenSource();
        var gone = QueuedBy("gone", 0, source.Token);
        queue.Add(gone);
        queue.Add(Queued("a"));

        await source.CancelAsync();

        Assert.Equal(["a"], Batch());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone.Completion);
    }

    [Fact]
    public void A_closed_queue_hands_out_what_waits_and_takes_nothing_in()
    {
        queue.Add(Queued("a"));
        queue.Close(static () => new ObjectDisposedException("log"));

        Assert.Throws<ObjectDisposedException>(() => queue.Add(Queued("b")));
        Assert.Equal(["a"], Batch());
        Assert.False(queue.TakeBatch([]));
    }

    private static QueuedAppend Queued(string stream, int bytes = 0) => QueuedBy(stream, bytes, CancellationToken.None);

    private static QueuedAppend QueuedBy(string stream, int bytes, CancellationToken ct) => new(
        Appends.Of(new StreamAppend(stream, 0, [new NewEvent("thing.happened.v1", new byte[bytes], Appends.Day)])), span: null, ct);

    private List<string> Batch()
    {
        var batch = new List<QueuedAppend>();
        Assert.True(queue.TakeBatch(batch));
        return batch.ConvertAll(q => q.Append.Streams[0].Stream);
    }
}
