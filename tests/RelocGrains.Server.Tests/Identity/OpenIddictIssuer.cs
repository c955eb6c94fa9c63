using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using RelocGrains.Server.Callers;

namespace RelocGrains.Server.Tests.Identity;

/// <summary>OpenIddict in this process.</summary>
internal sealed class OpenIddictIssuer : IRealIssuer
{
    private const string TokenPath = "connect/token";

    private readonly WebApplication app;
    private int keys = 1;

    private OpenIddictIssuer(WebApplication app)
    {
        this.app = app;
        Issuer = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");
    }

    public Uri Issuer { get; }

    public static async Task<IRealIssuer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddOpenIddict().AddServer(options =>
        {
            options.SetTokenEndpointUris(TokenPath).AllowClientCredentialsFlow().EnableDegradedMode();
            options.AddEphemeralEncryptionKey().AddSigningKey(NewKey(1)).DisableAccessTokenEncryption();
            options.UseAspNetCore().DisableTransportSecurityRequirement();
            options.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseInlineHandler(_ => default));
            options.AddEventHandler<OpenIddictServerEvents.HandleTokenRequestContext>(handler => handler.UseInlineHandler(Answer));
        });
        var built = builder.Build();
        built.UseAuthentication();
        await built.StartAsync();
        return new OpenIddictIssuer(built);
    }

    public Task<string> Token() => RealIssuers.Ask(new Uri(Issuer, TokenPath));

    public Task Rotate()
    {
        var options = app.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue;
        options.SigningCredentials.Insert(0, new SigningCredentials(NewKey(++keys), SecurityAlgorithms.RsaSha256));
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static RsaSecurityKey NewKey(int number) => new(RSA.Create(2048)) { KeyId = $"openiddict-{number}" };

    private static ValueTask Answer(OpenIddictServerEvents.HandleTokenRequestContext context)
    {
        var client = context.Request.ClientId!.Split(':');
        var identity = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, context.Request.ClientId);
        identity.SetClaim(TokenClaims.Role, client[0]).SetClaim(TokenClaims.Partner, client[1]).SetClaim(TokenClaims.Person, client[2]);
        identity.SetDestinations(static _ => [OpenIddictConstants.Destinations.AccessToken]);
        context.Principal = new ClaimsPrincipal(identity);
        context.Principal.SetResources(TestIssuer.Audience);
        return default;
    }
}
