using Grpc.Core;
using RelocGrains.V1;
using Xunit;
using Status = RelocGrains.V1.Status;

namespace RelocGrains.Server.Tests;

/// <summary>Where two refusals apply, the first in the order promised in error_reason.proto is the answer. Neighbour by neighbour.</summary>
public sealed class PrecedenceTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Unknown = "projects/AURA-2022-99999";

    [Fact]
    public async Task The_caller_comes_before_what_is_malformed()
    {
        var nobody = new ProjectService.ProjectServiceClient(shared.Running.Channel);

        Assert.Equal(ErrorReason.CallerUnknown, await Why(nobody.OrientProjectAsync(new())));
        Assert.Equal(ErrorReason.PermissionDeniedByRole, await Why(shared.Projects(People.Controller).OrientProjectAsync(new())));
    }

    [Fact]
    public async Task What_is_malformed_comes_before_an_unknown_case() =>
        Assert.Equal(ErrorReason.InvalidFields, await Why(shared.Projects(People.Agency).OrientProjectAsync(new() { Name = Unknown, RequestId = "x" })));

    [Fact]
    public async Task An_unknown_case_comes_before_its_request_id_and_its_etag()
    {
        var detection = Journey.Detection(shared.NewSiren());
        var opened = await shared.Projects(People.Finder).CreateProjectAsync(detection);

        var error = await Refused.By(shared.Projects(People.Finder).OrientProjectAsync(
            new() { Name = Unknown, RequestId = detection.RequestId, Etag = opened.Etag }));

        Assert.Equal((StatusCode.NotFound, ErrorReason.ProjectNotFound), (error.Code, error.Reason));
        Assert.Equal(Unknown, error.Metadata["project"]);
    }

    [Fact]
    public async Task The_request_id_comes_before_the_etag()
    {
        var detected = await shared.Detected();
        var agency = shared.Projects(People.Agency);
        var first = Hold(detected, Status.OnHold);
        first.Etag = detected.Etag;
        var held = await agency.HoldProjectAsync(first);

        Assert.Equal(held, await agency.HoldProjectAsync(first));
        first.Status = Status.WaitingForCompany;
        var error = await Refused.By(agency.HoldProjectAsync(first));
        Assert.Equal((StatusCode.AlreadyExists, ErrorReason.RequestIdReused), (error.Code, error.Reason));
        Assert.Equal(first.RequestId, error.Metadata["request_id"]);
    }

    [Fact]
    public async Task The_etag_comes_before_all_that_is_in_the_case()
    {
        var detected = await shared.Detected();
        var agency = shared.Projects(People.Agency);
        var held = await agency.HoldProjectAsync(Hold(detected, Status.OnHold));
        var again = Hold(detected, Status.OnHold);
        again.Etag = detected.Etag;
        var noItem = new AcceptReferralRequest { Name = detected.Name, RequestId = Journey.NewId(), Etag = detected.Etag, Referral = "r9" };
        var wrongStage = new OrientProjectRequest { Name = detected.Name, RequestId = Journey.NewId(), Etag = detected.Etag };

        Assert.Equal(ErrorReason.EtagMismatch, await Why(agency.HoldProjectAsync(again)));
        Assert.Equal(ErrorReason.EtagMismatch, await Why(shared.Projects(People.Bank).AcceptReferralAsync(noItem)));
        Assert.Equal(ErrorReason.EtagMismatch, await Why(agency.OrientProjectAsync(wrongStage)));
        again.Etag = held.Etag;
        Assert.Equal(held.Etag, (await agency.HoldProjectAsync(again)).Etag);
    }

    [Fact]
    public async Task An_item_that_is_not_there_comes_before_the_stage()
    {
        var ended = await Referred(Ending);

        var error = await Refused.By(shared.Projects(People.Bank).AcceptReferralAsync(Accept(ended, "r9")));

        Assert.Equal((StatusCode.NotFound, ErrorReason.ItemNotFound, "r9"), (error.Code, error.Reason, error.Metadata["item"]));
    }

    [Fact]
    public async Task Another_partners_referral_comes_before_what_is_true_already()
    {
        var accepted = await Referred(c => shared.Projects(People.Bank).AcceptReferralAsync(Accept(c, "r1")));

        var error = await Refused.By(shared.Projects(People.Chamber).AcceptReferralAsync(Accept(accepted, "r1")));

        Assert.Equal((StatusCode.PermissionDenied, ErrorReason.OtherPartnerConcerned), (error.Code, error.Reason));
        Assert.Equal("bpifrance", error.Metadata["partner"]);
    }

    [Fact]
    public async Task Another_partners_referral_comes_before_the_stage()
    {
        var ended = await Referred(Ending);

        Assert.Equal(ErrorReason.OtherPartnerConcerned, await Why(shared.Projects(People.Chamber).AcceptReferralAsync(Accept(ended, "r1"))));
    }

    [Fact]
    public async Task What_is_true_already_comes_before_the_stage()
    {
        var ended = await Referred(Ending);

        var answer = await shared.Projects(People.Region).ExitProjectAsync(Exit(ended));

        Assert.Equal(ended.Etag, answer.Etag);
    }

    [Fact]
    public async Task The_stage_comes_before_the_items_state()
    {
        var declined = await Referred(Declining);
        await Ending(declined);

        var error = await Refused.By(shared.Projects(People.Bank).AcceptReferralAsync(Accept(declined, "r1")));

        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.StageNotAllowed), (error.Code, error.Reason));
        Assert.Equal(("ORIENTED", "WITHDRAWN"), (error.Metadata["stage"], error.Metadata["outcome"]));
    }

    [Fact]
    public async Task The_stage_comes_before_a_guard_that_is_never_overridden()
    {
        var ended = await Referred(Ending);

        Assert.Equal(ErrorReason.StageNotAllowed, await Why(shared.Projects(People.Agency).RequestOverrideAsync(Override(ended))));
    }

    [Fact]
    public async Task The_stage_comes_before_the_guards()
    {
        var detected = await shared.Detected();

        Assert.Equal(ErrorReason.StageNotAllowed, await Why(shared.Projects(People.Agency).OrientProjectAsync(
            new() { Name = detected.Name, RequestId = Journey.NewId(), EffectiveOn = Journey.Day(2022, 1, 3) })));
    }

    [Fact]
    public async Task The_items_state_comes_before_the_second_person_and_before_an_amount()
    {
        var journey = shared.NewJourney();
        var proven = await journey.TakeTo(Stage.JobsCreated);
        var (region, payer) = (shared.Projects(People.Region), shared.Projects(People.Payer));
        await region.RequestPaymentAsync(Payment(proven, "i2", "ged:a.pdf"));
        await payer.ApprovePaymentAsync(Approval(proven, "p2"));
        await shared.Projects(People.Authority).ApprovePaymentAsync(Approval(proven, "p2"));

        var requester = shared.Projects("p-010;partner=region;role=payer");
        var error = await Refused.By(requester.ApprovePaymentAsync(Approval(proven, "p2")));
        Assert.Equal((ErrorReason.ItemNotOpen, "p2", "PAID"), (error.Reason, error.Metadata["item"], error.Metadata["state"]));
        Assert.Equal(ErrorReason.ItemNotOpen, await Why(region.RequestPaymentAsync(Payment(proven, "i2", "ged:b.pdf"))));
    }

    [Fact]
    public async Task The_items_state_comes_before_the_guards()
    {
        var declined = await Referred(Declining);
        var request = Accept(declined, "r1");
        request.EffectiveOn = Journey.Day(2022, 1, 3);

        var error = await Refused.By(shared.Projects(People.Bank).AcceptReferralAsync(request));

        Assert.Equal((ErrorReason.ItemNotOpen, "DECLINED"), (error.Reason, error.Metadata["state"]));
    }

    [Fact]
    public async Task The_second_person_comes_before_the_guards()
    {
        var ended = await Referred(Ending);
        var reopen = new ReopenProjectRequest { Name = ended.Name, RequestId = Journey.NewId(), EffectiveOn = Journey.Day(2022, 1, 3), Reason = "x" };

        var error = await Refused.By(shared.Projects(People.Region).ReopenProjectAsync(reopen));

        Assert.Equal((StatusCode.PermissionDenied, ErrorReason.SecondPersonRequired), (error.Code, error.Reason));
        Assert.Equal("p-010", error.Metadata["person"]);
        Assert.Equal(ErrorReason.GuardsNotMet, await Why(shared.Projects(People.Authority).ReopenProjectAsync(reopen)));
    }

    [Fact]
    public async Task A_guard_that_is_never_overridden_comes_before_the_guards()
    {
        var detected = await shared.Detected();
        var request = Override(detected);
        request.EffectiveOn = Journey.Day(2022, 1, 3);

        var error = await Refused.By(shared.Projects(People.Agency).RequestOverrideAsync(request));

        Assert.Equal((ErrorReason.GuardNotOverridable, "ENVELOPE_AVAILABLE"), (error.Reason, error.Metadata["guard"]));
    }

    [Fact]
    public async Task An_amount_comes_before_the_guards()
    {
        var proven = await shared.NewJourney().TakeTo(Stage.JobsCreated);
        var recovery = new RecordRecoveryRequest { Name = proven.Name, RequestId = Journey.NewId(), EffectiveOn = Journey.Day(2022, 1, 3), AmountCents = 1, Evidence = "ged:a.pdf" };

        var error = await Refused.By(shared.Projects(People.Payer).RecordRecoveryAsync(recovery));

        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.AmountExceeded, "0"), (error.Code, error.Reason, error.Metadata["limit_cents"]));
    }

    [Fact]
    public async Task In_reads_what_is_malformed_comes_before_a_revision_ahead_and_that_before_an_unknown_case()
    {
        using var elsewhere = shared.Running.As(Role.Controller, "region", "p-090");
        var ahead = new Consistency { MinRevision = Revisions.Of(1_000_000) };

        Assert.Equal(ErrorReason.InvalidFields, await Why(elsewhere.Projects.GetProjectAsync(new() { Name = "x", Consistency = ahead })));
        Assert.Equal(ErrorReason.RevisionAhead, await Why(elsewhere.Projects.GetProjectAsync(new() { Name = Unknown, Consistency = ahead })));
        Assert.Equal(ErrorReason.ProjectNotFound, await Why(elsewhere.Projects.GetProjectAsync(new() { Name = Unknown })));
    }

    private static async Task<ErrorReason> Why<T>(AsyncUnaryCall<T> call) => (await Refused.By(call)).Reason;

    // A case sent to bpifrance, r1, and one act later.
    private async Task<Project> Referred(Func<Project, AsyncUnaryCall<Project>> then) => await then(await shared.NewJourney().TakeTo(Stage.Oriented));

    private AsyncUnaryCall<Project> Ending(Project project) => shared.Projects(People.Region).ExitProjectAsync(Exit(project));

    private AsyncUnaryCall<Project> Declining(Project project) => shared.Projects(People.Bank).DeclineReferralAsync(
        new() { Name = project.Name, RequestId = Journey.NewId(), Referral = "r1", Reason = "Hors champ." });

    private static ExitProjectRequest Exit(Project project) =>
        new() { Name = project.Name, RequestId = Journey.NewId(), Outcome = Outcome.Withdrawn, Reason = "Abandon." };

    private static AcceptReferralRequest Accept(Project project, string referral) =>
        new() { Name = project.Name, RequestId = Journey.NewId(), Referral = referral };

    private static HoldProjectRequest Hold(Project project, Status status) =>
        new() { Name = project.Name, RequestId = Journey.NewId(), Status = status, Reason = "Attente." };

    private static RequestOverrideRequest Override(Project project) =>
        new() { Name = project.Name, RequestId = Journey.NewId(), Guard = Guard.EnvelopeAvailable, Reason = "Urgence." };

    private static RequestPaymentRequest Payment(Project project, string instalment, string evidence) =>
        new() { Name = project.Name, RequestId = Journey.NewId(), Instalment = instalment, Evidence = evidence };

    private static ApprovePaymentRequest Approval(Project project, string payment) =>
        new() { Name = project.Name, RequestId = Journey.NewId(), Payment = payment };
}

/// <summary>Revisions that no answer gave.</summary>
public static class Revisions
{
    public static string Of(long position) => Convert.ToBase64String(
        System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant($"r:{position}"))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static long PositionOf(string revision)
    {
        var padded = revision.Replace('-', '+').Replace('_', '/').PadRight((revision.Length + 3) / 4 * 4, '=');
        return long.Parse(System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(padded))[2..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
