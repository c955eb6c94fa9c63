using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.V1;
using Xunit;
using Status = RelocGrains.V1.Status;

namespace RelocGrains.Server.Tests;

/// <summary>What a refusal tells a program: who wrote meanwhile, which stage, what is missing and who can supply it.</summary>
public sealed class GuardTests(SharedServer shared) : IClassFixture<SharedServer>
{
    // What clients take of one trailer without cutting it.
    private const int MaxTrailerCharacters = 4_096;

    private static readonly string[] ManyPartners = ["region", "agence", "ccir", "cpme"];

    [Fact]
    public async Task A_stale_etag_tells_the_last_writer_all_changed_fields_and_the_etag_to_go_on_with()
    {
        var read = await shared.Detected();
        await shared.Projects(People.Finder).AssignProjectAsync(new() { Name = read.Name, RequestId = Journey.NewId(), Owner = new() { Person = "p-002", Partner = "agence" } });
        await shared.Projects(People.Agency).QualifyProjectAsync(Journey.Qualification(read.Name));
        var needs = new StateNeedsRequest { Name = read.Name, RequestId = Journey.NewId(), Etag = read.Etag, Needs = { Need.Land } };

        var error = await Refused.By(shared.Projects(People.Region).StateNeedsAsync(needs));

        Assert.Equal((StatusCode.Aborted, ErrorReason.EtagMismatch, "p-002"), (error.Code, error.Reason, error.Metadata["changed_by"]));
        Assert.Superset(new HashSet<string> { "owner", "qualification", "stage" }, error.Metadata["changed_fields"].Split(',').ToHashSet());
        needs.Etag = error.Metadata["etag"];
        Assert.Equal([Need.Land], (await shared.Projects(People.Region).StateNeedsAsync(needs)).Needs);
    }

    [Fact]
    public async Task A_skipped_stage_is_another_refusal_than_a_guard_of_the_next_one()
    {
        var detected = await shared.Detected();
        var agency = shared.Projects(People.Agency);
        var orient = new OrientProjectRequest { Name = detected.Name, RequestId = Journey.NewId() };

        var skipped = await Refused.By(agency.OrientProjectAsync(orient));
        await agency.QualifyProjectAsync(Journey.Qualification(detected.Name));
        var unmet = await Refused.By(agency.OrientProjectAsync(orient));

        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.StageNotAllowed, "DETECTED"), (skipped.Code, skipped.Reason, skipped.Metadata["stage"]));
        Assert.DoesNotContain("status", skipped.Metadata.Keys);
        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.GuardsNotMet, "ORIENTED"), (unmet.Code, unmet.Reason, unmet.Metadata["stage"]));
        Assert.Equal([Missing(Guard.NeedsStated, "needs"), Missing(Guard.ReferralSent, "referrals")], unmet.Unmet);

        static UnmetGuard Missing(Guard guard, string what) =>
            new() { Guard = guard, Stage = Stage.Oriented, Kind = MissingKind.Field, Missing = what, Role = Role.Operator, Partner = "agence" };
    }

    [Fact]
    public async Task A_guard_names_the_partner_who_is_waited_for_and_none_where_any_will_do()
    {
        var oriented = await shared.NewJourney().TakeTo(Stage.Oriented);

        var error = await Refused.By(shared.Projects(People.Agency).StructureProjectAsync(new() { Name = oriented.Name, RequestId = Journey.NewId(), WorksNotStarted = true }));

        Assert.Contains(new UnmetGuard { Guard = Guard.ReferralsAnswered, Stage = Stage.Structured, Kind = MissingKind.Partner, Missing = "r1:bpifrance", Role = Role.Partner, Partner = "bpifrance" }, error.Unmet);
        Assert.Contains(new UnmetGuard { Guard = Guard.ReferralAccepted, Stage = Stage.Structured, Kind = MissingKind.Partner, Missing = "referrals", Role = Role.Partner, Partner = "" }, error.Unmet);
        Assert.Equal(error.UnmetTotal, error.Unmet.Count);
    }

    [Fact]
    public async Task A_held_case_enters_no_stage_and_says_so_beside_what_else_is_missing()
    {
        var detected = await shared.Detected();
        var agency = shared.Projects(People.Agency);
        await agency.HoldProjectAsync(new() { Name = detected.Name, RequestId = Journey.NewId(), Status = Status.OnHold, Reason = "Attente." });
        var qualification = Journey.Qualification(detected.Name);
        qualification.Qualification.LeasingOnly = true;

        var error = await Refused.By(shared.Projects(People.Finder).QualifyProjectAsync(qualification));

        Assert.Equal([Guard.CaseActive, Guard.AssessedBySecondPerson, Guard.NotLeasingOnly], error.Unmet.Select(u => u.Guard).Except([Guard.EffectiveInOrder]));
    }

    [Fact]
    public async Task Of_many_guards_the_status_has_twenty_and_the_count_of_all_within_a_trailer_and_explain_has_all()
    {
        var agency = shared.Projects(People.Agency);
        var name = (await shared.NewJourney().TakeTo(Stage.Oriented)).Name;
        var more = from partner in ManyPartners from need in Enum.GetValues<Need>().Skip(1) select (partner, need);
        foreach (var (partner, need) in more)
        {
            await agency.SendReferralAsync(new() { Name = name, RequestId = Journey.NewId(), Partner = partner, Need = need });
        }

        var thrown = await Assert.ThrowsAsync<RpcException>(async () => await agency.StructureProjectAsync(new() { Name = name, RequestId = Journey.NewId(), WorksNotStarted = true }));
        var explained = await agency.ExplainProjectAsync(new() { Name = name, Consistency = new() { Strong = true } });

        var error = RelocGrainsError.From(thrown);
        // One referral accepted; twenty-nine answers; financing plan, job plan, site. The declaration about works is the act's own.
        Assert.Equal((33, 20), (error.UnmetTotal, error.Unmet.Count));
        Assert.InRange(thrown.Trailers.Sum(t => t.IsBinary ? (t.ValueBytes.Length + 2) / 3 * 4 : t.Value.Length), 1, MaxTrailerCharacters);
        Assert.Equal(34, explained.Unmet.Count);
        Assert.Equal(error.Unmet, explained.Unmet.Take(20));
        Assert.Contains(explained.Unmet, u => u.Guard is Guard.WorksNotStarted);
    }

    [Fact]
    public async Task Explaining_records_nothing_and_goes_as_far_as_closing()
    {
        var detected = await shared.Detected();
        var before = await shared.Stored();

        var explained = await shared.Projects(People.Controller).ExplainProjectAsync(new() { Name = detected.Name, Target = Stage.Closed });

        Assert.Equal((Stage.Detected, Stage.Closed), (explained.Current, explained.Target));
        Assert.Equal([.. Enum.GetValues<Stage>().Where(stage => stage > Stage.Detected)], explained.Unmet.Select(u => u.Stage).Distinct());
        Assert.Equal(before, await shared.Stored());
    }

    [Fact]
    public async Task A_duplicate_names_the_case_that_is_there_and_a_link_to_it_opens_the_second()
    {
        var siren = shared.NewSiren();
        var first = await shared.Projects(People.Finder).CreateProjectAsync(Journey.Detection(siren));
        var second = Journey.Detection(siren);

        var error = await Refused.By(shared.Projects(People.Chamber).CreateProjectAsync(second));
        second.LinkedTo = first.Name;
        var linked = await shared.Projects(People.Chamber).CreateProjectAsync(second);

        var unmet = Assert.Single(error.Unmet);
        Assert.Equal((Guard.NotADuplicate, $"linked_to={first.Name}"), (unmet.Guard, unmet.Missing));
        Assert.Equal(first.Name, linked.LinkedTo);
    }
}
