using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1Alpha;
using RelocGrains.Client;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests;

/// <summary>The same contract as JSON over HTTP, and what stands beside it: health, reflection.</summary>
public sealed class JsonTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task A_case_is_opened_read_listed_and_reported_without_grpc()
    {
        using var http = As(People.Finder);
        var siren = shared.NewSiren();

        var opened = await Post(http, "/v1/projects", Opening(siren, "15"));
        var name = opened.GetProperty("name").GetString();
        using var colleague = As(People.Agency);
        var qualified = await Post(colleague, $"/v1/{name}:qualify", new
        {
            requestId = Journey.NewId(),
            effectiveOn = new { year = 2022, month = 1, day = 20 },
            qualification = new { kind = "PROJECT_KIND_RETENTION", filiere = "bois", assessment = new { valueAdded = 3, viability = 3, strategicInterest = 3 } },
        });
        var revision = qualified.GetProperty("revision").GetString();
        var read = await http.GetFromJsonAsync<JsonElement>($"/v1/{name}");
        var list = await http.GetFromJsonAsync<JsonElement>($"/v1/projects?department=15&stage=STAGE_QUALIFIED&live=true&consistency.minRevision={revision}");
        using var anybody = As(null);
        var report = await anybody.GetFromJsonAsync<JsonElement>($"/v1/report?asOf.year=2022&asOf.month=1&asOf.day=20&consistency.minRevision={revision}");
        var department = await anybody.GetFromJsonAsync<JsonElement>($"/v1/departments/15?consistency.strong=true");

        Assert.Equal("STAGE_QUALIFIED", read.GetProperty("stage").GetString());
        Assert.Equal(siren, read.GetProperty("company").GetProperty("siren").GetString());
        Assert.Equal(2_500_000_00, read.GetProperty("announcedInvestmentCents").GetInt64());
        Assert.Equal(name, Assert.Single(list.GetProperty("projects").EnumerateArray()).GetProperty("name").GetString());
        var cantal = report.GetProperty("departments").EnumerateArray().Single(d => d.GetProperty("department").GetString() == "15");
        Assert.Equal(12, cantal.GetProperty("totals").GetProperty("jobsAnnounced").GetInt64());
        Assert.Equal(12, department.GetProperty("totals").GetProperty("jobs").GetInt64());
        Assert.False(department.TryGetProperty("waiting", out var waiting) && waiting.GetArrayLength() > 0);
    }

    [Fact]
    public async Task A_refusal_carries_its_details()
    {
        using var http = As(People.Finder);

        var response = await http.PostAsJsonAsync("/v1/projects", new { requestId = Journey.NewId(), company = new { siren = "1" } });
        var status = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal((HttpStatusCode.BadRequest, (int)StatusCode.InvalidArgument), (response.StatusCode, status.GetProperty("code").GetInt32()));
        var details = status.GetProperty("details").EnumerateArray().ToList();
        Assert.Equal("INVALID_FIELDS", Detail(details, "google.rpc.ErrorInfo").GetProperty("reason").GetString());
        Assert.Contains("company.siren", Detail(details, "google.rpc.BadRequest").GetProperty("fieldViolations").EnumerateArray().Select(v => v.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task Unmet_guards_are_told_in_json_too()
    {
        var detected = await shared.Detected();
        using var http = As(People.Finder);

        var response = await http.PostAsJsonAsync($"/v1/{detected.Name}:qualify", new
        {
            requestId = Journey.NewId(),
            qualification = new { kind = 1, filiere = "bois", assessment = new { valueAdded = 3, viability = 3, strategicInterest = 3 } },
        });
        var status = await response.Content.ReadFromJsonAsync<JsonElement>();

        var failure = Detail(status.GetProperty("details").EnumerateArray(), "google.rpc.PreconditionFailure");
        Assert.Equal("ASSESSED_BY_SECOND_PERSON", Assert.Single(failure.GetProperty("violations").EnumerateArray()).GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("GET", "/v1/projects/AURA-2026-99999", null, HttpStatusCode.NotFound, "PROJECT_NOT_FOUND")]
    [InlineData("GET", "/v1/projects/x", null, HttpStatusCode.BadRequest, "INVALID_FIELDS")]
    [InlineData("POST", "/v1/projects/AURA-2026-99999:decide", "{}", HttpStatusCode.Forbidden, "PERMISSION_DENIED_BY_ROLE")]
    [InlineData("GET", "/v1/nothing", null, HttpStatusCode.NotFound, null)]
    [InlineData("GET", "/", null, HttpStatusCode.NotFound, null)]
    [InlineData("DELETE", "/v1/projects/AURA-2026-99999", null, HttpStatusCode.MethodNotAllowed, null)]
    [InlineData("POST", "/v1/projects", "{", HttpStatusCode.BadRequest, null)]
    [InlineData("POST", "/v1/projects", "", HttpStatusCode.BadRequest, null)]
    [InlineData("POST", "/v1/projects", "[]", HttpStatusCode.BadRequest, null)]
    [InlineData("POST", "/v1/projects", "{\"source\":\"DETECTION_SOURCE_RUMOUR\"}", HttpStatusCode.BadRequest, null)]
    [InlineData("POST", "/v1/projects", "{\"announcedJobs\":\"many\"}", HttpStatusCode.BadRequest, null)]
    [InlineData("POST", "/v1/projects", "{\"announcedJobs\":99999999999}", HttpStatusCode.BadRequest, null)]
    [InlineData("POST", "/v1/projects", "{\"announcedJobs\":1.5}", HttpStatusCode.BadRequest, null)]
    [InlineData("POST", "/v1/projects", "{\"commune\":\"\\ud800\"}", HttpStatusCode.BadRequest, null)]
    [InlineData("GET", "/v1/projects?pageSize=many", null, HttpStatusCode.BadRequest, null)]
    [InlineData("GET", "/v1/projects?stage=STAGE_NONE", null, HttpStatusCode.BadRequest, null)]
    [InlineData("GET", "/v1/projects?text=%00", null, HttpStatusCode.BadRequest, "INVALID_FIELDS")]
    public async Task What_cannot_be_answered_has_its_status(string verb, string path, string? body, HttpStatusCode expected, string? reason)
    {
        using var http = As(People.Finder);
        using var request = new HttpRequestMessage(new HttpMethod(verb), path);
        if (body is not null) request.Content = new StringContent(body, null, "application/json");
        var before = await shared.Stored();

        using var response = await http.SendAsync(request);

        var text = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, $"{(int)response.StatusCode}: {text}");
        if (reason is not null) Assert.Contains($"\"{reason}\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.Equal(before, await shared.Stored());
    }

    [Fact]
    public async Task Nobody_known_is_told_so_in_json()
    {
        using var http = As(null);

        using var response = await http.GetAsync(new Uri("/v1/projects", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("\"CALLER_UNKNOWN\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_says_who_wrote_what_in_which_trace_and_what_it_moved()
    {
        const string trace = "0af7651916cd43dd8448eb211c80319c";
        var detected = await shared.Detected();
        using var http = As(People.Agency);
        http.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-b7ad6b7169203331-01");
        var qualification = Journey.Qualification(detected.Name);
        await Post(http, $"/v1/{detected.Name}:qualify", new
        {
            requestId = qualification.RequestId,
            effectiveOn = new { year = 2022, month = 1, day = 20 },
            qualification = new { kind = 1, filiere = "bois", assessment = new { valueAdded = 3, viability = 3, strategicInterest = 3, comment = "Bon dossier, é compris." } },
        });
        using var reader = shared.Running.As(Role.Operator, "region", "p-010");

        var history = await reader.History.ListProjectHistoryAsync(new() { Parent = detected.Name });

        Assert.Equal(["project.detected.v1", "project.qualified.v1"], history.Entries.Select(e => e.Type));
        var entry = history.Entries[1];
        Assert.Equal((2L, "p-002", qualification.RequestId), (entry.Version, entry.By.Person, entry.RequestId));
        Assert.Contains(trace, entry.Traceparent, StringComparison.Ordinal);
        Assert.Equal("Bon dossier, é compris.", Assert.Single(entry.Texts).Value);
        Assert.Contains(entry.Texts.Keys.Single(), entry.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Bon dossier", entry.Body, StringComparison.Ordinal);
        Assert.Equal((Journey.Day(2022, 1, 20), 24L), entry.Movements.Where(m => m.Measure is Measure.JobsAnnounced).Select(m => (m.EffectiveOn, m.Delta)).Single());
        Assert.Empty(history.Entries[0].Movements);
        Assert.Equal(64, entry.Hash.Length);
    }

    [Fact]
    public async Task A_watch_is_a_line_of_json_for_each_response()
    {
        var detected = await shared.Detected();
        using var http = As(People.Finder);

        var lines = (await http.GetStringAsync(new Uri($"/v1/projects:watch?project={detected.Name}&from_beginning=true&stop_at_head=true", UriKind.Relative)))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();

        Assert.Equal("project.detected.v1", Assert.Single(lines[0].GetProperty("entries").EnumerateArray()).GetProperty("type").GetString());
        Assert.Equal(detected.Name, lines[0].GetProperty("project").GetProperty("name").GetString());
        Assert.NotEmpty(lines[^1].GetProperty("revision").GetString()!);
    }

    [Fact]
    public async Task Health_is_serving()
    {
        var health = await new Health.HealthClient(shared.Running.Channel).CheckAsync(new HealthCheckRequest());

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
    }

    [Fact]
    public async Task Reflection_lists_the_services()
    {
        using var call = new ServerReflection.ServerReflectionClient(shared.Running.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        await call.RequestStream.CompleteAsync();

        var services = call.ResponseStream.Current.ListServicesResponse.Service.Select(s => s.Name).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                ProjectService.Descriptor.FullName, HistoryService.Descriptor.FullName, DepartmentService.Descriptor.FullName,
                PlanService.Descriptor.FullName, LogService.Descriptor.FullName, WatchService.Descriptor.FullName,
            },
            services);
    }

    private HttpClient As(string? who)
    {
        var http = new HttpClient { BaseAddress = new Uri(shared.Running.JsonAddress) };
        if (who is not null) http.DefaultRequestHeaders.Add(CallerIdentity.MetadataKey, who);
        return http;
    }

    private static async Task<JsonElement> Post(HttpClient http, string path, object body)
    {
        using var response = await http.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static object Opening(string siren, string department) => new
    {
        requestId = Journey.NewId(),
        effectiveOn = new { year = 2022, month = 1, day = 10 },
        company = new { name = "Scierie de Margeride (essai)", siren, size = "COMPANY_SIZE_SMALL" },
        department,
        commune = "Saint-Flour",
        source = "DETECTION_SOURCE_WEB",
        announcedJobs = 12,
        announcedInvestmentCents = "250000000",
    };

    private static JsonElement Detail(IEnumerable<JsonElement> details, string type) =>
        details.Single(d => d.GetProperty("@type").GetString() == "type.googleapis.com/" + type);
}
