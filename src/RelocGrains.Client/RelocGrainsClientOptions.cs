namespace RelocGrains.Client;

/// <summary>What may be set of a client; the defaults suit a back office.</summary>
public sealed record RelocGrainsClientOptions
{
    /// <summary>How long a call may take, its repetitions included, where the call itself says nothing. A write takes milliseconds.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The same for verifying the log, which is read as a whole.</summary>
    public TimeSpan VerificationDeadline { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a call is tried at most when the server is unavailable; 1 never repeats, and 5 is gRPC's own limit.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>Upper bound of the wait before the first repetition; gRPC takes a random part of it, and doubles it each time.</summary>
    public TimeSpan InitialBackoff { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Upper bound of any wait between repetitions.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The token that each call carries, where the server wants one: asked for at each call, so that a renewed token is used as soon as it is
    /// there. Over TLS, or on one machine, alone: whoever reads a token may use it.
    /// </summary>
    public Func<string>? AccessToken { get; init; }

    /// <summary>Replaces the network, such as with a test server's own handler. The client does not dispose of it.</summary>
    public HttpMessageHandler? Handler { get; init; }
}
