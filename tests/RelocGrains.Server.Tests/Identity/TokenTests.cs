using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.Server.Callers;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Identity;

/// <summary>Callers whom an issuer vouches for.</summary>
public sealed class TokenTests(TrustingServer trusting) : IClassFixture<TrustingServer>
{
    private readonly TestIssuer issuer = trusting.Issuer;
    private readonly RunningServer server = trusting.Server;

    [Fact]
    public async Task An_act_is_recorded_for_whom_the_token_names_and_never_for_its_subject()
    {
        using var finder = With(issuer.Token("p-001", "agence", "operator"));

        var opened = await finder.Projects.CreateProjectAsync(Journey.Detection(Sirens.Of(1)));
        var history = await finder.History.ListProjectHistoryAsync(new() { Parent = opened.Name });

        Assert.Equal(new V1.Actor { Person = "p-001", Partner = "agence", Role = Role.Operator }, Assert.Single(history.Entries).By);
        Assert.DoesNotContain("login-of", history.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_caller_says_of_himself_is_not_believed_any_more()
    {
        using var selfNamed = server.As(Role.Operator, "agence", "p-001");

        var refused = await Refused(selfNamed);

        Assert.Equal((StatusCode.Unauthenticated, ErrorReason.CallerUnknown), (refused.Code, refused.Reason));
        Assert.Contains("Bearer", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_public_needs_no_token_but_a_bad_one_is_refused_there_too()
    {
        using var nobody = new RelocGrainsClient(new Uri(server.Address), caller: null);
        using var forger = With("a.b.c");

        await nobody.Plan.GetReportAsync(new GetReportRequest());

        Assert.Equal(ErrorReason.CallerUnknown, RelocGrainsError.From(await Assert.ThrowsAsync<RpcException>(async () => await forger.Plan.GetReportAsync(new()))).Reason);
    }

    [Fact]
    public async Task Who_may_act_in_several_roles_says_in_which()
    {
        var token = issuer.Token("p-004", "region", "verifier", "controller");
        using var client = With(token);

        Assert.Equal(ErrorReason.CallerUnknown, (await Refused(client)).Reason);
        await client.Projects.ListProjectsAsync(new(), new Metadata { { TokenClaims.RoleMeant, "controller" } });
        Assert.Equal(ErrorReason.CallerUnknown, await In("operator"));

        async Task<ErrorReason> In(string role) => RelocGrainsError.From(await Assert.ThrowsAsync<RpcException>(
            async () => await client.Projects.ListProjectsAsync(new(), new Metadata { { TokenClaims.RoleMeant, role } }))).Reason;
    }

    [Fact]
    public async Task A_role_that_may_not_is_told_so_and_not_that_its_token_is_bad()
    {
        using var reader = With(issuer.Token("p-090", "region", "controller"));

        var refused = RelocGrainsError.From(await Assert.ThrowsAsync<RpcException>(async () => await reader.Projects.CreateProjectAsync(Journey.Detection(Sirens.Of(2)))));

        Assert.Equal(ErrorReason.PermissionDeniedByRole, refused.Reason);
    }

    [Fact]
    public async Task Tokens_hold_over_JSON_too()
    {
        using var http = new HttpClient { BaseAddress = new Uri(server.JsonAddress) };
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await http.GetAsync(new Uri("/v1/projects", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);

        http.DefaultRequestHeaders.Authorization = new("Bearer", issuer.Token("p-090", "region", "controller"));

        Assert.Equal(System.Net.HttpStatusCode.OK, (await http.GetAsync(new Uri("/v1/projects", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_new_key_is_fetched_when_a_token_names_it_and_made_up_ones_do_not_make_us_ask_each_time()
    {
        using var before = With(issuer.Token("p-090", "region", "controller"));
        await before.Projects.ListProjectsAsync(new());
        issuer.Rotate(SigningKey.Ec("k2"));
        using var after = With(issuer.Token("p-090", "region", "controller"));

        await Eventually(after);
        await before.Projects.ListProjectsAsync(new());
        var fetches = issuer.Fetches;
        for (var forged = 0; forged < 50; forged++)
        {
            var unknown = SigningKey.Ec($"forged-{forged}");
            using var forger = With(TestIssuer.Sign(TestIssuer.Header(unknown), issuer.Claims("p-090", "region", "controller"), unknown));
            Assert.Equal(ErrorReason.CallerUnknown, (await Refused(forger)).Reason);
        }

        Assert.InRange(issuer.Fetches - fetches, 0, 10);
    }

    private RelocGrainsClient With(string token) =>
        new(new Uri(server.Address), caller: null, new RelocGrainsClientOptions { AccessToken = () => token, MaxAttempts = 1 });

    private static async Task<RelocGrainsError> Refused(RelocGrainsClient client) =>
        RelocGrainsError.From(await Assert.ThrowsAsync<RpcException>(async () => await client.Projects.ListProjectsAsync(new())));

    // Keys are fetched in the background: the first calls with a new one may be refused.
    private static async Task Eventually(RelocGrainsClient client)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            try
            {
                await client.Projects.ListProjectsAsync(new(), cancellationToken: limit.Token);
                return;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unauthenticated)
            {
                limit.Token.ThrowIfCancellationRequested();
            }
        }
    }
}
