namespace RelocGrains.Cli.Calls;

/// <summary>
/// Sends each request to the server that answered last, and to the next of the list when no connection can be made. Only then:
/// a request that may have arrived is repeated by the client's own retries, with its request id. Not a DelegatingHandler: gRPC would
/// see the network behind one and dial the first address itself.
/// </summary>
internal sealed class FirstReachable(IReadOnlyList<Uri> servers, HttpMessageHandler network) : HttpMessageHandler
{
    private readonly HttpMessageInvoker invoker = new(network);
    private int current;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var path = request.RequestUri!.PathAndQuery;
        for (var tried = 1; ; tried++)
        {
            request.RequestUri = new Uri(servers[current], path);
            try
            {
                return await invoker.SendAsync(request, cancellationToken);
            }
            catch (Exception failure) when (tried < servers.Count && NeverSent(failure, cancellationToken))
            {
                current = (current + 1) % servers.Count;
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) invoker.Dispose();
        base.Dispose(disposing);
    }

    // A connect that times out is cancelled by the network's own clock; the call's own clock would be the caller's token.
    private static bool NeverSent(Exception failure, CancellationToken ct) => failure switch
    {
        HttpRequestException http => http.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError,
        OperationCanceledException { InnerException: TimeoutException } => !ct.IsCancellationRequested,
        _ => false,
    };
}
