using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using RelocGrains.V1;
using Xunit;
using RpcStatus = Google.Rpc.Status;

namespace RelocGrains.Client.Tests;

/// <summary>Refusals arrive whole, and nothing that arrives can make reading them fail.</summary>
public sealed class RelocGrainsErrorSpecs
{
    [Fact]
    public void A_reason_arrives_with_its_metadata()
    {
        var error = Refused(Code.FailedPrecondition, Info("STAGE_NOT_ALLOWED", ("stage", "DETECTED")));

        Assert.Equal(StatusCode.FailedPrecondition, error.Code);
        Assert.Equal(ErrorReason.StageNotAllowed, error.Reason);
        Assert.Equal("DETECTED", error.Metadata["stage"]);
    }

    [Fact]
    public void Every_reason_of_the_contract_is_read() =>
        Assert.All(ErrorReasonReflection.Descriptor.EnumTypes[0].Values.Skip(1), value =>
            Assert.Equal(value.Number, (int)Refused(Code.Aborted, Info(value.Name["ERROR_REASON_".Length..])).Reason));

    [Fact]
    public void A_reason_newer_than_the_client_keeps_its_name()
    {
        var error = Refused(Code.Aborted, Info("STARS_NOT_ALIGNED"));

        Assert.Equal(ErrorReason.Unspecified, error.Reason);
        Assert.Equal("STARS_NOT_ALIGNED", error.ReasonName);
    }

    [Fact]
    public void The_reason_of_somebody_else_is_not_ours()
    {
        var error = Refused(Code.Unavailable, new ErrorInfo { Domain = "proxy.example", Reason = "OVERLOADED" });

        Assert.Equal(ErrorReason.Unspecified, error.Reason);
        Assert.Equal("", error.ReasonName);
    }

    [Fact]
    public void Every_malformed_field_is_named()
    {
        var request = new BadRequest
        {
            FieldViolations =
            {
                new BadRequest.Types.FieldViolation { Field = "company.siren", Description = "nine digits" },
                new BadRequest.Types.FieldViolation { Field = "department", Description = "a department of the region" },
            },
        };

        var error = Refused(Code.InvalidArgument, Info("INVALID_FIELDS"), request);

        Assert.Equal([new("company.siren", "nine digits"), new("department", "a department of the region")], error.Fields);
    }

    [Fact]
    public void An_unmet_guard_says_what_is_missing_and_who_can_supply_it()
    {
        var failure = Unmet(("CHECKLIST_COMPLETE", "DOCUMENT:kbis", "stage=EXAMINED;role=operator;partner=region"));

        var error = Refused(Code.FailedPrecondition, Info("GUARDS_NOT_MET", ("unmet", "27")), failure);

        var expected = new UnmetGuard
        {
            Guard = Guard.ChecklistComplete,
            Stage = Stage.Examined,
            Kind = MissingKind.Document,
            Missing = "kbis",
            Role = Role.Operator,
            Partner = "region",
        };
        Assert.Equal(expected, Assert.Single(error.Unmet));
        Assert.Equal(27, error.UnmetTotal);
    }

    [Fact]
    public void What_is_missing_may_hold_colons()
    {
        var failure = Unmet(("OPINIONS_GIVEN", "PARTNER:opinion:ccir", "stage=EXAMINED;role=partner;partner=ccir"));

        var error = Refused(Code.FailedPrecondition, Info("GUARDS_NOT_MET"), failure);

        Assert.Equal("opinion:ccir", Assert.Single(error.Unmet).Missing);
        Assert.Equal(1, error.UnmetTotal);
    }

    [Fact]
    public void A_guard_in_an_unknown_form_is_read_as_far_as_it_goes()
    {
        var error = Refused(Code.FailedPrecondition, Info("GUARDS_NOT_MET"), Unmet(("NEW_GUARD", "moon", "phase=full;=;stage=DECIDED")));

        Assert.Equal(Stage.Decided, Assert.Single(error.Unmet).Stage);
    }

    [Fact]
    public void The_wait_before_a_repetition_is_told()
    {
        var wait = new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(2)) };

        var error = Refused(Code.Unavailable, Info("OUTCOME_UNKNOWN"), wait);

        Assert.Equal(TimeSpan.FromSeconds(2), error.RetryAfter);
    }

    [Fact]
    public void An_error_without_details_is_still_one()
    {
        var error = RelocGrainsError.From(new RpcException(new Grpc.Core.Status(StatusCode.DeadlineExceeded, "too late")));

        Assert.Equal(StatusCode.DeadlineExceeded, error.Code);
        Assert.Equal("too late", error.Message);
        Assert.Null(error.RetryAfter);
    }

    [Fact]
    public void Details_that_are_no_details_are_left_out()
    {
        var broken = new RpcStatus { Code = (int)Code.Aborted };
        broken.Details.Add(new Any { TypeUrl = Any.Pack(new ErrorInfo()).TypeUrl, Value = ByteString.CopyFrom(0xFF, 0xFF, 0xFF) });

        Assert.Equal(ErrorReason.Unspecified, RelocGrainsError.From(broken.ToRpcException()).Reason);
        var trailers = new Metadata { { "grpc-status-details-bin", [0xFF, 0xFF, 0xFF] } };
        Assert.Equal(StatusCode.Aborted, RelocGrainsError.From(new RpcException(new Grpc.Core.Status(StatusCode.Aborted, ""), trailers)).Code);
    }

    private static RelocGrainsError Refused(Code code, params IMessage[] details)
    {
        var status = new RpcStatus { Code = (int)code, Message = "for people" };
        status.Details.AddRange(details.Select(Any.Pack));
        return RelocGrainsError.From(status.ToRpcException());
    }

    private static ErrorInfo Info(string reason, params (string Name, string Value)[] metadata)
    {
        var info = new ErrorInfo { Domain = RelocGrainsError.Domain, Reason = reason };
        foreach (var (name, value) in metadata) info.Metadata.Add(name, value);
        return info;
    }

    private static PreconditionFailure Unmet(params (string Type, string Subject, string Description)[] violations)
    {
        var failure = new PreconditionFailure();
        foreach (var (type, subject, description) in violations)
            failure.Violations.Add(new PreconditionFailure.Types.Violation { Type = type, Subject = subject, Description = description });
        return failure;
    }
}
