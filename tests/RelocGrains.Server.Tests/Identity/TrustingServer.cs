using Xunit;

namespace RelocGrains.Server.Tests.Identity;

/// <summary>A server that believes an issuer, shared by the tests of a class.</summary>
public sealed class TrustingServer : IAsyncLifetime
{
    public TestIssuer Issuer { get; private set; } = null!;

    public RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Issuer = await TestIssuer.Start();
        Server = await RunningServer.Start(issuer: Issuer.Options);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
