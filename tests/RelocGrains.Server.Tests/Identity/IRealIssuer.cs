namespace RelocGrains.Server.Tests.Identity;

/// <summary>An issuer that somebody else wrote, as an installation would have one.</summary>
internal interface IRealIssuer : IAsyncDisposable
{
    /// <summary>As it stands in its tokens.</summary>
    Uri Issuer { get; }

    /// <summary>An access token for <see cref="RealIssuers.Client"/>, by the flow for programs.</summary>
    Task<string> Token();

    /// <summary>Signs with a new key from now on.</summary>
    Task Rotate();
}

/// <summary>What both know, and how both are asked.</summary>
internal static class RealIssuers
{
    /// <summary>Who asks: role, partner and person of the token.</summary>
    public const string Client = "operator:agence:p-001";

    private const string Secret = "secret";

    /// <summary>Asks for a token as RFC 6749 says.</summary>
    public static async Task<string> Ask(Uri endpoint)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(Client)}:{Secret}")));
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials")]);
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? System.Text.Json.JsonDocument.Parse(answer).RootElement.GetProperty("access_token").GetString()!
            : throw new InvalidOperationException(answer);
    }
}
