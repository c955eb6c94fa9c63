using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using RelocGrains.Client;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests;

/// <summary>Financing plans and sites that are replaced in parts.</summary>
public sealed class FieldMaskTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string PlanParts = "uses, own_contribution_cents, private_loans_cents, funding_lines, *";

    private ProjectService.ProjectServiceClient Agency => shared.Projects(People.Agency);

    [Fact]
    public async Task Only_what_the_mask_names_is_replaced_and_lines_keep_their_ids()
    {
        var planned = await Planned();

        var answer = await Agency.SubmitFinancingPlanAsync(Plan(planned, new() { PrivateLoansCents = 5, OwnContributionCents = 7 }, "private_loans_cents"));

        var expected = planned.FinancingPlan.Clone();
        expected.PrivateLoansCents = 5;
        Assert.Equal(expected, answer.FinancingPlan);
        Assert.Equal("l1", Assert.Single(answer.FinancingPlan.FundingLines).Id);
    }

    [Fact]
    public async Task What_the_mask_does_not_name_is_not_looked_at()
    {
        var planned = await Planned();
        var plan = new FinancingPlan { PrivateLoansCents = 5, OwnContributionCents = -1, Uses = { new Use() }, FundingLines = { new FundingLine { Scheme = "?" } } };

        Assert.Equal(5, (await Agency.SubmitFinancingPlanAsync(Plan(planned, plan, "private_loans_cents"))).FinancingPlan.PrivateLoansCents);
        var site = new Site { State = (SiteState)99, Commune = new string('x', 999), AreaSquareMetres = 1 };
        Assert.Equal(1, (await Agency.RecordSiteAsync(Site(planned, site, "area_square_metres"))).Site.AreaSquareMetres);
    }

    [Fact]
    public async Task What_is_named_and_left_empty_is_cleared()
    {
        var planned = await Planned();

        var cleared = await Agency.SubmitFinancingPlanAsync(Plan(planned, new(), "private_loans_cents", "funding_lines"));
        var unknown = await Agency.RecordSiteAsync(Site(planned, new(), "area_square_metres"));

        Assert.Equal((0, 0, 2), (cleared.FinancingPlan.PrivateLoansCents, cleared.FinancingPlan.FundingLines.Count, cleared.FinancingPlan.Uses.Count));
        Assert.Equal((SiteState.Identified, false), (unknown.Site.State, unknown.Site.HasAreaSquareMetres));
    }

    [Fact]
    public async Task What_is_named_is_checked_as_ever()
    {
        var planned = await Planned();

        var plan = await Refused.By(Agency.SubmitFinancingPlanAsync(Plan(planned, new() { OwnContributionCents = -1, PrivateLoansCents = -1 }, "uses", "own_contribution_cents")));
        var site = await Refused.By(Agency.RecordSiteAsync(Site(planned, new(), "commune", "state")));
        var nothing = await Refused.By(Agency.RecordSiteAsync(Site(planned, null, "area_square_metres")));

        Assert.Equal(["plan.own_contribution_cents", "plan.uses"], Paths(plan));
        Assert.Equal(["site.commune", "site.state"], Paths(site));
        Assert.Equal(["site"], Paths(nothing));
    }

    [Theory]
    [InlineData]
    [InlineData("*")]
    [InlineData("*", "uses")]
    public async Task All_is_replaced_by_an_empty_mask_and_by_a_star(params string[] paths)
    {
        var planned = await Planned();
        var plan = new FinancingPlan { Uses = { new Use { Kind = UseKind.Training, AmountCents = 9 } } };
        var request = Plan(planned, plan, paths);

        Assert.Equal(plan, (await Agency.SubmitFinancingPlanAsync(request)).FinancingPlan);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("plan.uses")]
    [InlineData("uses.kind")]
    [InlineData("funding_lines[0]")]
    [InlineData("privateLoansCents")]
    [InlineData("Uses")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("uses,private_loans_cents")]
    [InlineData("**")]
    [InlineData("name")]
    [InlineData("*", "state")]
    public async Task A_path_that_names_no_part_is_refused_and_the_parts_are_told(params string[] paths)
    {
        var planned = await Planned();
        var before = await shared.Stored();

        var error = await Refused.By(Agency.SubmitFinancingPlanAsync(Plan(planned, planned.FinancingPlan, paths)));

        Assert.Equal(ErrorReason.InvalidFields, error.Reason);
        Assert.Equal(("update_mask", $"Must be made of {PlanParts}."), (Assert.Single(error.Fields).Field, error.Fields[0].Description));
        Assert.Equal(before, await shared.Stored());
    }

    [Fact]
    public async Task Two_who_change_different_parts_at_once_both_have_their_way()
    {
        for (var i = 1; i <= 10; i++)
        {
            var planned = await Planned();

            await Task.WhenAll(
                Agency.SubmitFinancingPlanAsync(Plan(planned, new() { PrivateLoansCents = i }, "private_loans_cents")).ResponseAsync,
                shared.Projects(People.Region).SubmitFinancingPlanAsync(Plan(planned, new() { OwnContributionCents = -i + 100 }, "own_contribution_cents")).ResponseAsync);

            var read = await Agency.GetProjectAsync(new() { Name = planned.Name, Consistency = new() { Strong = true } });
            Assert.Equal((i, 100 - i, planned.FinancingPlan.Uses), (read.FinancingPlan.PrivateLoansCents, read.FinancingPlan.OwnContributionCents, read.FinancingPlan.Uses));
        }
    }

    [Fact]
    public async Task A_repeated_part_is_answered_as_the_first_time_and_said_again_it_records_nothing()
    {
        var planned = await Planned();
        var request = Plan(planned, new() { PrivateLoansCents = 5 }, "private_loans_cents");
        var first = await Agency.SubmitFinancingPlanAsync(request);
        var head = (await shared.Stored()).Head;
        await Agency.SubmitFinancingPlanAsync(Plan(planned, new() { PrivateLoansCents = 5 }, "private_loans_cents"));
        Assert.Equal(head, (await shared.Stored()).Head);
        await Agency.SubmitFinancingPlanAsync(Plan(planned, new() { PrivateLoansCents = 6 }, "private_loans_cents"));

        Assert.Equal(first, await Agency.SubmitFinancingPlanAsync(request));
        request.Plan.OwnContributionCents = 99;
        Assert.Equal(first, await Agency.SubmitFinancingPlanAsync(request));
        request.UpdateMask.Paths.Add("own_contribution_cents");
        Assert.Equal(ErrorReason.RequestIdReused, (await Refused.By(Agency.SubmitFinancingPlanAsync(request))).Reason);
    }

    [Fact]
    public async Task A_first_site_in_parts_is_told_what_it_lacks()
    {
        var detected = await shared.Detected();
        await Agency.QualifyProjectAsync(Journey.Qualification(detected.Name));

        var error = await Refused.By(Agency.RecordSiteAsync(Site(detected, new() { AreaSquareMetres = 9 }, "area_square_metres")));
        var foreseen = Site(detected, new() { State = SiteState.SearchOpen, Commune = "Tarare" }, "state", "commune");
        foreseen.ValidateOnly = true;

        Assert.Equal(ErrorReason.GuardsNotMet, error.Reason);
        Assert.Equal([(Guard.SiteKnown, "site.state"), (Guard.SiteKnown, "site.commune")], error.Unmet.Select(u => (u.Guard, u.Missing)));
        Assert.Equal(new Site { State = SiteState.SearchOpen, Commune = "Tarare" }, (await Agency.RecordSiteAsync(foreseen)).Site);
    }

    [Fact]
    public async Task In_json_a_mask_is_a_text()
    {
        var planned = await Planned();

        var (status, answer) = await Post(planned.Name, new { requestId = Journey.NewId(), plan = new { privateLoansCents = "5", ownContributionCents = 6 }, updateMask = "privateLoansCents,ownContributionCents" });

        Assert.Equal(HttpStatusCode.OK, status);
        var plan = answer.GetProperty("financingPlan");
        Assert.Equal((5, 6, 2), (plan.GetProperty("privateLoansCents").GetInt64(), plan.GetProperty("ownContributionCents").GetInt64(), plan.GetProperty("uses").GetArrayLength()));
    }

    [Theory]
    [InlineData("\"private_loans_cents\"")]
    [InlineData("\"nothing\"")]
    [InlineData("\"plan.uses\"")]
    [InlineData("\"Uses\"")]
    [InlineData("\"uses,\"")]
    [InlineData("\"\\u0000\"")]
    [InlineData("\"é\"")]
    [InlineData("7")]
    [InlineData("{\"paths\":[\"uses\"]}")]
    [InlineData("[\"uses\"]")]
    public async Task In_json_a_mask_that_is_none_is_refused(string mask)
    {
        var planned = await Planned();
        var before = await shared.Stored();

        var (status, answer) = await Post(planned.Name, new { requestId = Journey.NewId(), plan = new { privateLoansCents = "5" }, updateMask = JsonSerializer.Deserialize<JsonElement>(mask) });

        Assert.True(status is HttpStatusCode.BadRequest, $"{status}: {answer}");
        Assert.Equal(before, await shared.Stored());
    }

    // Oriented, with plan and site; the plan has two uses and one line.
    private async Task<Project> Planned()
    {
        var oriented = await shared.NewJourney().TakeTo(Stage.Oriented);
        await Agency.SubmitFinancingPlanAsync(Plan(oriented, new()
        {
            Uses = { new Use { Kind = UseKind.Equipment, AmountCents = 10 }, new Use { Kind = UseKind.Building, AmountCents = 20 } },
            OwnContributionCents = 11,
            PrivateLoansCents = 12,
            FundingLines = { new FundingLine { Scheme = "pack_relocalisation", EligibleBaseCents = 10, AmountCents = 7 } },
        }));
        return await Agency.RecordSiteAsync(Site(oriented, new() { State = SiteState.Identified, Commune = "Tarare", AreaSquareMetres = 900 }));
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> Post(string name, object body)
    {
        using var http = new HttpClient { BaseAddress = new Uri(shared.Running.JsonAddress) };
        http.DefaultRequestHeaders.Add(CallerIdentity.MetadataKey, People.Agency);
        using var response = await http.PostAsJsonAsync($"/v1/{name}:submitFinancingPlan", body);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static SubmitFinancingPlanRequest Plan(Project project, FinancingPlan plan, params string[] mask) =>
        new() { Name = project.Name, RequestId = Journey.NewId(), Plan = plan, UpdateMask = new FieldMask { Paths = { mask } } };

    private static RecordSiteRequest Site(Project project, Site? site, params string[] mask) =>
        new() { Name = project.Name, RequestId = Journey.NewId(), Site = site, UpdateMask = new FieldMask { Paths = { mask } } };

    private static IEnumerable<string> Paths(RelocGrainsError error) => error.Fields.Select(field => field.Field).Order(StringComparer.Ordinal);
}
