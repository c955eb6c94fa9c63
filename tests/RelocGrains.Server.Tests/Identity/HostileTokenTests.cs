using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Microsoft.IdentityModel.Tokens;
using RelocGrains.Client;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Identity;

/// <summary>Tokens that somebody made up, changed, found or kept: none is accepted, and none is told why.</summary>
public sealed class HostileTokenTests(TrustingServer trusting) : IClassFixture<TrustingServer>
{
    private const string Person = "p-090";
    private const string Partner = "region";
    private const string Granted = "controller";

    private static readonly Dictionary<string, Func<TestIssuer, string>> Hostile = new(StringComparer.Ordinal)
    {
        ["nothing after Bearer"] = _ => "",
        ["no token at all"] = _ => "let-me-in",
        ["dots"] = _ => "..",
        ["signed by nobody, alg none"] = i => Unsigned(i, "none"),
        ["signed by nobody, alg None"] = i => Unsigned(i, "None"),
        ["signed by nobody, alg of the key"] = i => Unsigned(i, "RS256"),
        ["the public key as a secret"] = i => WithHeader(i, header => header["alg"] = "HS256", bytes => HMACSHA256.HashData(Encoding.ASCII.GetBytes(i.Key.Public()["n"]!.GetValue<string>()), bytes)),
        ["the public key's bytes as a secret"] = i => WithHeader(i, header => header["alg"] = "HS256", bytes => HMACSHA256.HashData(Base64UrlEncoder.DecodeBytes(i.Key.Public()["n"]!.GetValue<string>()), bytes)),
        ["an empty secret"] = i => WithHeader(i, header => header["alg"] = "HS256", bytes => HMACSHA256.HashData(Array.Empty<byte>(), bytes)),
        ["an algorithm of another key"] = i => WithHeader(i, header => header["alg"] = "ES256", i.Key.Sign),
        ["a weak algorithm"] = i => WithHeader(i, header => header["alg"] = "RS1", i.Key.Sign),
        ["no algorithm"] = i => WithHeader(i, header => header.Remove("alg"), i.Key.Sign),
        ["a key nobody knows"] = i => Signed(i, SigningKey.Rsa("k9")),
        ["a key nobody knows under a known name"] = i => Signed(i, SigningKey.Rsa(i.Key.Id)),
        ["no name of a key, signed by another"] = i => Signed(i, SigningKey.Rsa("k9"), header => header.Remove("kid")),
        ["its own key in the header"] = i => Injected(i, "jwk", key => key.Public()),
        ["an address of keys in the header"] = i => Injected(i, "jku", _ => "http://127.0.0.1:9/keys"),
        ["a certificate in the header"] = i => Injected(i, "x5c", _ => new JsonArray("MIIB")),
        ["an address of certificates in the header"] = i => Injected(i, "x5u", _ => "http://127.0.0.1:9/cert"),
        ["a path as the name of a key"] = i => Signed(i, SigningKey.Rsa("../../dev/null")),
        ["SQL as the name of a key"] = i => Signed(i, SigningKey.Rsa("k1' OR '1'='1")),
        ["another audience"] = i => With(i, claims => claims["aud"] = "payroll"),
        ["several audiences, none ours"] = i => With(i, claims => claims["aud"] = new JsonArray("payroll", "mail")),
        ["no audience"] = i => With(i, claims => claims.Remove("aud")),
        ["another issuer"] = i => With(i, claims => claims["iss"] = "https://login.example.org"),
        ["an issuer that begins alike"] = i => With(i, claims => claims["iss"] = i.Issuer + "/evil"),
        ["no issuer"] = i => With(i, claims => claims.Remove("iss")),
        ["expired"] = i => With(i, claims => claims["exp"] = TestIssuer.Now - 120),
        ["for ever"] = i => With(i, claims => claims.Remove("exp")),
        ["early"] = i => With(i, claims => claims["nbf"] = TestIssuer.Now + 600),
        ["expired before it began"] = i => With(i, claims => (claims["nbf"], claims["exp"]) = (TestIssuer.Now + 600, TestIssuer.Now + 300)),
        ["an identity token"] = i => WithHeader(i, header => header["typ"] = "JWT", i.Key.Sign),
        ["a token of no type"] = i => WithHeader(i, header => header.Remove("typ"), i.Key.Sign),
        ["a logout token"] = i => WithHeader(i, header => header["typ"] = "logout+jwt", i.Key.Sign),
        ["more roles than were signed"] = i => Changed(i, claims => claims["reloc_role"] = new JsonArray("authority")),
        ["a signature cut short"] = i => i.Token(Person, Partner, Granted)[..^8],
        ["a signature left out"] = i => i.Token(Person, Partner, Granted)[..(i.Token(Person, Partner, Granted).LastIndexOf('.') + 1)],
        ["five parts"] = i => i.Token(Person, Partner, Granted) + ".e30.e30",
        ["no person"] = i => With(i, claims => claims.Remove("reloc_person")),
        ["two persons"] = i => With(i, claims => claims["reloc_person"] = new JsonArray("p-090", "p-091")),
        ["the server itself"] = i => With(i, claims => claims["reloc_person"] = "system"),
        ["a login as the person"] = i => With(i, claims => claims["reloc_person"] = "Marie.Curie@example.org"),
        ["no partner"] = i => With(i, claims => claims.Remove("reloc_partner")),
        ["a partner of no plan"] = i => With(i, claims => claims["reloc_partner"] = "etat"),
        ["no role"] = i => With(i, claims => claims.Remove("reloc_role")),
        ["a role that does not exist"] = i => With(i, claims => claims["reloc_role"] = "root"),
        ["the role of nobody"] = i => With(i, claims => claims["reloc_role"] = "public"),
    };

    private readonly TestIssuer issuer = trusting.Issuer;
    private readonly RunningServer server = trusting.Server;

    // In one test, so that a server is started once; what came through is named.
    [Fact]
    public async Task None_is_accepted()
    {
        await List(issuer.Token(Person, Partner, Granted));

        var accepted = new List<string>();
        foreach (var (name, make) in Hostile)
        {
            try
            {
                await List(make(issuer));
                accepted.Add(name);
            }
            catch (RpcException e)
            {
                var error = RelocGrainsError.From(e);
                Assert.Equal((name, StatusCode.Unauthenticated, ErrorReason.CallerUnknown), (name, error.Code, error.Reason));
                Assert.DoesNotContain("IDX", error.Message, StringComparison.Ordinal);
            }
        }

        Assert.Empty(accepted);
        Assert.True(Hostile.Count >= 40, $"{Hostile.Count} are too few.");
    }

    [Fact]
    public async Task Two_tokens_are_none()
    {
        var good = $"Bearer {issuer.Token(Person, Partner, Granted)}";
        var call = new ProjectService.ProjectServiceClient(server.Channel).ListProjectsAsync(new(), new Metadata { { "authorization", good }, { "authorization", good } });

        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(async () => await call)).StatusCode);
    }

    private async Task List(string token) => await new ProjectService.ProjectServiceClient(server.Channel)
        .ListProjectsAsync(new(), new Metadata { { "authorization", $"Bearer {token}" } });

    private static string With(TestIssuer issuer, Action<JsonObject> change)
    {
        var claims = issuer.Claims(Person, Partner, Granted);
        change(claims);
        return TestIssuer.Sign(TestIssuer.Header(issuer.Key), claims, issuer.Key);
    }

    private static string WithHeader(TestIssuer issuer, Action<JsonObject> change, Func<byte[], byte[]> sign)
    {
        var header = TestIssuer.Header(issuer.Key);
        change(header);
        return TestIssuer.Sign(header, issuer.Claims(Person, Partner, Granted), sign);
    }

    private static string Unsigned(TestIssuer issuer, string algorithm) => WithHeader(issuer, header => header["alg"] = algorithm, _ => []);

    private static string Signed(TestIssuer issuer, SigningKey key, Action<JsonObject>? change = null)
    {
        var header = TestIssuer.Header(key);
        change?.Invoke(header);
        return TestIssuer.Sign(header, issuer.Claims(Person, Partner, Granted), key);
    }

    private static string Injected(TestIssuer issuer, string name, Func<SigningKey, JsonNode> value)
    {
        var own = SigningKey.Rsa("own");
        return Signed(issuer, own, header => header[name] = value(own));
    }

    // What was signed is one thing, what is sent another.
    private static string Changed(TestIssuer issuer, Action<JsonObject> change)
    {
        var signed = issuer.Token(Person, Partner, Granted).Split('.');
        var claims = issuer.Claims(Person, Partner, Granted);
        change(claims);
        return $"{signed[0]}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.{signed[2]}";
    }
}
