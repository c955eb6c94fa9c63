using System.Net.Sockets;

namespace RelocGrains.Cli.Calls;

/// <summary>
/// Sends each request to the server that answered last, and to the next of the list when no connection can be made. Only then:
/// a request that may have arrived is repeated by the client's own retries, with its request id.
/// </summary>
internal sealed class FirstReachable(IReadOnlyList<Uri> servers, HttpMessageHandler network) : DelegatingHandler(network)
{
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
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException failure) when (tried < servers.Count && NeverSent(failure))
            {
                current = (current + 1) % servers.Count;
            }
        }
    }

    private static bool NeverSent(HttpRequestException failure) =>
        failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
        && (failure.InnerException is SocketException or null || failure.HttpRequestError is HttpRequestError.NameResolutionError);
}
