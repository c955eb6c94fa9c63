using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using RelocGrains.Server.Callers;

namespace RelocGrains.Server.Tests.Identity;

/// <summary>
/// An issuer with discovery and keys over HTTP, that signs whatever it is told: tokens are put together by hand, so that they may be as wrong
/// as an attacker's.
/// </summary>
public sealed class TestIssuer : IAsyncDisposable
{
    public const string Audience = "relocgrains";

    private readonly WebApplication app;
    private readonly JsonArray keys = [];

    private TestIssuer(WebApplication app) => this.app = app;

    public Uri Address { get; private set; } = null!;

    public IssuerOptions Options => new(Address, Audience);

    /// <summary>How often its keys were fetched.</summary>
    public int Fetches { get; private set; }

    /// <summary>The key that signs now.</summary>
    public SigningKey Key { get; private set; } = SigningKey.Rsa("k1");

    public static async Task<TestIssuer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var host = builder.Build();
        var issuer = new TestIssuer(host);
        host.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = issuer.Issuer, jwks_uri = $"{issuer.Issuer}/keys" }));
        host.MapGet("/keys", issuer.Keys);
        await host.StartAsync();
        issuer.Address = new Uri(host.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        issuer.Publish(issuer.Key);
        return issuer;
    }

    public string Issuer => Address.OriginalString;

    /// <summary>Signs with another key from now on, and publishes it beside the others.</summary>
    public void Rotate(SigningKey next)
    {
        Key = next;
        Publish(next);
    }

    /// <summary>A token as it should be, valid for an hour.</summary>
    public string Token(string person, string partner, params string[] roles) => Sign(Header(Key), Claims(person, partner, roles), Key);

    public JsonObject Claims(string person, string partner, params string[] roles) => new()
    {
        ["iss"] = Issuer, ["aud"] = Audience, ["sub"] = $"login-of-{person}", ["iat"] = Now, ["nbf"] = Now - 10, ["exp"] = Now + 3600,
        [TokenClaims.Person] = person, [TokenClaims.Partner] = partner, [TokenClaims.Role] = new JsonArray([.. roles.Select(role => (JsonNode)role)]),
    };

    public static long Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    public static JsonObject Header(SigningKey key) => new() { ["alg"] = key.Algorithm, ["typ"] = "at+jwt", ["kid"] = key.Id };

    public static string Sign(JsonObject header, JsonObject claims, SigningKey key) => Sign(header, claims, key.Sign);

    public static string Sign(JsonObject header, JsonObject claims, Func<byte[], byte[]> sign)
    {
        var content = $"{Encode(header)}.{Encode(claims)}";
        return $"{content}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(content)))}";
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static string Encode(JsonObject part) => Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(part));

    private void Publish(SigningKey key) => keys.Add(key.Public());

    private IResult Keys()
    {
        Fetches++;
        return Results.Json(new JsonObject { ["keys"] = keys.DeepClone() });
    }
}

/// <summary>A key pair of an issuer.</summary>
public sealed record SigningKey(string Id, string Algorithm, Func<byte[], byte[]> Sign, Func<JsonObject> Public)
{
    public static SigningKey Rsa(string id)
    {
        var rsa = RSA.Create(2048);
        return new SigningKey(id, "RS256", bytes => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), () =>
        {
            var open = rsa.ExportParameters(includePrivateParameters: false);
            return new JsonObject { ["kty"] = "RSA", ["kid"] = id, ["use"] = "sig", ["n"] = Base64UrlEncoder.Encode(open.Modulus), ["e"] = Base64UrlEncoder.Encode(open.Exponent) };
        });
    }

    public static SigningKey Ec(string id)
    {
        var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new SigningKey(id, "ES256", bytes => ec.SignData(bytes, HashAlgorithmName.SHA256), () =>
        {
            var open = ec.ExportParameters(includePrivateParameters: false).Q;
            return new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["kid"] = id, ["use"] = "sig", ["x"] = Base64UrlEncoder.Encode(open.X), ["y"] = Base64UrlEncoder.Encode(open.Y) };
        });
    }
}
