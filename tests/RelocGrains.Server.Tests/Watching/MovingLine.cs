namespace RelocGrains.Server.Tests.Watching;

/// <summary>The network to a server that comes back at another address.</summary>
internal sealed class MovingLine : HttpMessageHandler
{
    private readonly HttpMessageInvoker network = new(new SocketsHttpHandler());

    /// <summary>Where it is now.</summary>
    public Uri? Server { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(Server!, request.RequestUri!.PathAndQuery);
        return network.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) network.Dispose();
        base.Dispose(disposing);
    }
}
