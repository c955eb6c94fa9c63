namespace RelocGrains.Server.Tests.Watching;

/// <summary>The network, broken again and again: after some bytes of an answer, wherever in a message that is. A watch has begun by then.</summary>
internal sealed class BreakingLine(Random dice, int breaks, int mostBytes) : HttpMessageHandler
{
    // More than the first message has.
    private const int BytesOfBeginning = 5_000;

    private readonly HttpMessageInvoker network = new(new SocketsHttpHandler());

    /// <summary>How often it broke.</summary>
    public int Broken { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await network.SendAsync(request, cancellationToken);
        if (Broken == breaks) return response;
        var whole = response.Content;
        var bytes = dice.Next(Broken == 0 ? BytesOfBeginning : 0, mostBytes);
        response.Content = new StreamContent(new Broken(await whole.ReadAsStreamAsync(cancellationToken), bytes, () => Broken++));
        foreach (var (name, values) in whole.Headers) response.Content.Headers.Add(name, values);
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) network.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>A stream that breaks after so many bytes.</summary>
internal sealed class Broken(Stream whole, int bytes, Action breaks) : Stream
{
    private int left = bytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (left == 0)
        {
            breaks();
            throw new IOException("The line broke.");
        }
        var read = await whole.ReadAsync(buffer[..Math.Min(buffer.Length, left)], cancellationToken);
        left -= read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) whole.Dispose();
        base.Dispose(disposing);
    }
}
