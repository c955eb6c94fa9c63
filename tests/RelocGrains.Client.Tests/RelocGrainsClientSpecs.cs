using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Client.Tests;

/// <summary>What the client adds to each call, and what it repeats.</summary>
public sealed class RelocGrainsClientSpecs
{
    private static readonly CallerIdentity Verifier = new("p-017", "region", Role.Verifier);
    private static readonly QualifyProjectRequest Request = new()
    {
        Name = "projects/AURA-2026-00042",
        RequestId = "5f0f6a1e-93ad-4f4b-8a53-0f0f0f0f0f0f",
    };

    [Fact]
    public async Task A_call_says_who_calls()
    {
        using var server = new ScriptedServer();
        using var client = Client(server, Verifier);

        await client.Projects.QualifyProjectAsync(Request, cancellationToken: WithTheTest);

        Assert.Equal("p-017;partner=region;role=verifier", server.Calls.Single().Header("x-reloc-actor"));
    }

    [Fact]
    public async Task The_public_says_nothing()
    {
        using var server = new ScriptedServer();
        using var client = Client(server, caller: null);

        await client.Plan.GetPlanAsync(new GetPlanRequest(), cancellationToken: WithTheTest);

        Assert.Null(server.Calls.Single().Header("x-reloc-actor"));
    }

    [Fact]
    public async Task A_write_is_repeated_with_the_same_request_id_while_the_server_is_unavailable()
    {
        using var server = new ScriptedServer(StatusCode.Unavailable, StatusCode.Unavailable);
        using var client = Client(server, Verifier);

        await client.Projects.QualifyProjectAsync(Request, cancellationToken: WithTheTest);

        Assert.Equal([Request, Request, Request], server.Calls.Select(c => QualifyProjectRequest.Parser.ParseFrom(c.Body)));
    }

    [Theory]
    [InlineData(StatusCode.Aborted)]
    [InlineData(StatusCode.FailedPrecondition)]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.Internal)]
    public async Task Nothing_else_is_repeated(StatusCode code)
    {
        using var server = new ScriptedServer(code);
        using var client = Client(server, Verifier);

        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
            await client.Projects.QualifyProjectAsync(Request, cancellationToken: WithTheTest));

        Assert.Equal(code, refused.StatusCode);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task A_call_has_a_deadline()
    {
        using var server = new ScriptedServer();
        using var client = Client(server, Verifier);

        await client.Projects.QualifyProjectAsync(Request, cancellationToken: WithTheTest);

        Assert.NotNull(server.Calls.Single().Header("grpc-timeout"));
    }

    [Fact]
    public void The_written_form_of_a_caller_reads_back() => Assert.Equal(Verifier, CallerIdentity.Parse(Verifier.ToString()));

    [Theory]
    [InlineData("")]
    [InlineData("p-017")]
    [InlineData("p-017;partner=region;role=unspecified")]
    [InlineData("p-017;partner=region;role=7")]
    [InlineData("p-017;partner=region;role=king")]
    [InlineData("Anna Blanc;partner=region;role=verifier")]
    public void Another_form_is_no_caller(string text) => Assert.Throws<FormatException>(() => CallerIdentity.Parse(text));

    private static CancellationToken WithTheTest => TestContext.Current.CancellationToken;

    private static RelocGrainsClient Client(ScriptedServer server, CallerIdentity? caller) => new(
        new Uri("http://reloc.example"), caller, new RelocGrainsClientOptions { Handler = server, InitialBackoff = TimeSpan.FromMilliseconds(1) });

    /// <summary>Answers each call with the next code of its script, then with OK and an empty message.</summary>
    private sealed class ScriptedServer(params StatusCode[] script) : HttpMessageHandler
    {
        private readonly Queue<StatusCode> codes = new(script);

        public List<Call> Calls { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var frame = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            Calls.Add(new Call(request.Headers, ByteString.CopyFrom(frame.AsSpan(5))));
            return codes.TryDequeue(out var code) ? Refusal(code) : Ok();
        }

        private static HttpResponseMessage Refusal(StatusCode code)
        {
            var response = Answer([]);
            response.Headers.Add("grpc-status", ((int)code).ToString(System.Globalization.CultureInfo.InvariantCulture));
            return response;
        }

        private static HttpResponseMessage Ok()
        {
            var response = Answer(new byte[5]);
            response.TrailingHeaders.Add("grpc-status", "0");
            return response;
        }

        private static HttpResponseMessage Answer(byte[] body) => new(HttpStatusCode.OK)
        {
            Version = HttpVersion.Version20,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
    }

    private sealed record Call(HttpRequestHeaders Headers, ByteString Body)
    {
        public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.Single() : null;
    }
}
