using System.Collections.Frozen;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.Server.Mapping;
using RpcCode = Google.Rpc.Code;
using V1Reason = RelocGrains.V1.ErrorReason;
using WireStatus = Google.Rpc.Status;

namespace RelocGrains.Server.Answers;

/// <summary>
/// The only place where a refusal becomes a status: exactly one <c>ErrorInfo</c>, and beside it what helps to correct the call. Codes and
/// metadata are those promised in <c>error_reason.proto</c>.
/// </summary>
internal static class Refusals
{
    /// <summary>The domain of every reason of ours.</summary>
    public const string ReasonDomain = "relocgrains";

    // Clients cut trailers that are long: more guards than this are counted, and explained by ExplainProject.
    private const int MaxGuards = 20;

    // A status travels as base64 in a trailer; so encoded it stays under 4 KiB.
    private const int MaxStatusBytes = 3_000;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    // Code, reason and message of each reason of the domain.
    private static readonly FrozenDictionary<Reason, (RpcCode Code, V1Reason Reason, string Message)> Table =
        new Dictionary<Reason, (RpcCode, V1Reason, string)>
        {
            [Reason.ProjectNotFound] = (RpcCode.NotFound, V1Reason.ProjectNotFound, "There is no such project."),
            [Reason.RequestIdReused] = (RpcCode.AlreadyExists, V1Reason.RequestIdReused, "The request id was used for something else."),
            [Reason.EtagMismatch] = (RpcCode.Aborted, V1Reason.EtagMismatch, "Somebody wrote since you read."),
            [Reason.StageNotAllowed] = (RpcCode.FailedPrecondition, V1Reason.StageNotAllowed, "The project is not in a stage that allows this."),
            [Reason.GuardsNotMet] = (RpcCode.FailedPrecondition, V1Reason.GuardsNotMet, "Something is missing."),
            [Reason.ItemNotFound] = (RpcCode.NotFound, V1Reason.ItemNotFound, "The project has no such item."),
            [Reason.ItemNotOpen] = (RpcCode.FailedPrecondition, V1Reason.ItemNotOpen, "The item is in another state."),
            [Reason.OtherPartnerConcerned] = (RpcCode.PermissionDenied, V1Reason.OtherPartnerConcerned, "Another partner is concerned."),
            [Reason.SecondPersonRequired] = (RpcCode.PermissionDenied, V1Reason.SecondPersonRequired, "A second person is required."),
            [Reason.GuardNotOverridable] = (RpcCode.FailedPrecondition, V1Reason.GuardNotOverridable, "This guard may never be overridden."),
            [Reason.AmountExceeded] = (RpcCode.FailedPrecondition, V1Reason.AmountExceeded, "The amount is beyond what is possible."),
        }.ToFrozenDictionary();

    /// <summary>A refusal of the domain, of a request about a case.</summary>
    public static RpcException Of(Refusal refusal, ProjectId project, Guid requestId)
    {
        var (code, reason, message) = Table[refusal.Reason];
        return refusal.Reason switch
        {
            Reason.ProjectNotFound => Status(code, reason, message, ("project", Names.Of(project))),
            Reason.RequestIdReused => Status(code, reason, message, ("request_id", requestId.ToString())),
            Reason.StageNotAllowed => Status(code, reason, message, [.. refusal.Metadata.Where(IsWhy).Select(Said)]),
            Reason.ItemNotFound => Status(code, reason, message, [.. refusal.Metadata.Select(detail => ("item", Said(detail).Value))]),
            Reason.GuardsNotMet => GuardsNotMet(Unsent(code, reason, message, GuardsMetadata(refusal.Unmet)), refusal.Unmet),
            _ => Status(code, reason, message, [.. refusal.Metadata.Select(Said)]),
        };
    }

    /// <summary>The call says nothing of its caller, or nothing that can be believed.</summary>
    public static RpcException CallerUnknown(string why) => Status(RpcCode.Unauthenticated, V1Reason.CallerUnknown, why);

    /// <summary>The rpc is not for this caller.</summary>
    /// <param name="method">Such as <c>/relocgrains.v1.ProjectService/DecideProject</c>.</param>
    public static RpcException PermissionDenied(string method, Actor actor) => Status(
        RpcCode.PermissionDenied,
        V1Reason.PermissionDeniedByRole,
        "This is not for your role and partner.",
        ("method", method.TrimStart('/')), ("role", actor.Role.Name()), ("partner", actor.Partner.Value));

    /// <summary>Fields are missing, malformed or out of range: all of them at once.</summary>
    public static RpcException InvalidFields(IReadOnlyCollection<BadRequest.Types.FieldViolation> violations) =>
        Invalid("Some fields are not valid.", violations).ToRpcException();

    /// <summary>The bytes of the request are no message of the contract.</summary>
    public static WireStatus Unreadable() =>
        Invalid("The request cannot be read.", [new() { Field = "", Description = "Must be a message of the contract." }]);

    /// <summary>The log has not reached the revision asked for.</summary>
    public static RpcException RevisionAhead(long head) =>
        Status(RpcCode.OutOfRange, V1Reason.RevisionAhead, "The log has not reached this revision.", ("revision", Tokens.Revision(head)));

    /// <summary>Nobody knows yet whether the write is there.</summary>
    public static RpcException OutcomeUnknown(string requestId)
    {
        const string message = "It is not known whether this was done: repeat it with the same request id.";
        var status = Unsent(RpcCode.Unavailable, V1Reason.OutcomeUnknown, message, ("request_id", requestId));
        status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(RetryDelay) }));
        return status.ToRpcException();
    }

    /// <summary>The server stops: lines without an answer may be written or not.</summary>
    public static RpcException ServerShuttingDown() =>
        Status(RpcCode.Unavailable, V1Reason.ServerShuttingDown, "The server stops: call again later, or another server.");

    /// <summary>The server stops, and ends a watch.</summary>
    /// <param name="told">Where it resumes.</param>
    public static RpcException ServerShuttingDown(long told) => Status(
        RpcCode.Unavailable, V1Reason.ServerShuttingDown, "The server stops: resume there, later or elsewhere.", ("revision", Tokens.Revision(told)));

    /// <summary>Nothing was done: come back later.</summary>
    public static RpcException Overloaded()
    {
        var status = Unsent(RpcCode.ResourceExhausted, V1Reason.Overloaded, "Too much is waiting: nothing was done, come back later.");
        status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(RetryDelay) }));
        return status.ToRpcException();
    }

    /// <summary>The store, or the server that holds the case, gave no answer to a call that writes nothing.</summary>
    public static RpcException Unreachable()
    {
        var status = Unsent(RpcCode.Unavailable, V1Reason.Unreachable, "What answers this cannot be reached: nothing was done, come back later.");
        status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(RetryDelay) }));
        return status.ToRpcException();
    }

    /// <summary>The reader of a watch has fallen behind what is kept for it.</summary>
    /// <param name="told">Where it resumes.</param>
    public static RpcException WatchTooSlow(long told) => Status(
        RpcCode.ResourceExhausted, V1Reason.WatchTooSlow, "Too much was recorded since you last read: resume there.", ("revision", Tokens.Revision(told)));

    private static RpcException GuardsNotMet(WireStatus status, Items<UnmetGuard> unmet) =>
        With(status, new PreconditionFailure { Violations = { unmet.Take(MaxGuards).Select(Violation) } }, failure => failure.Violations)
            .ToRpcException();

    // The stage that was not entered is the last one guarded.
    private static (string Name, string Value)[] GuardsMetadata(Items<UnmetGuard> unmet) =>
        [("stage", Words.Of(unmet.Max(guard => guard.Stage))), ("unmet", Words.Of(unmet.Count))];

    private static PreconditionFailure.Types.Violation Violation(UnmetGuard unmet) => new()
    {
        Type = Words.Of(unmet.Guard),
        Subject = $"{Words.Of(unmet.Kind)}:{unmet.Missing}",
        Description = $"stage={Words.Of(unmet.Stage)};role={unmet.Role.Name()}"
            + (unmet.Partner is { } partner ? $";partner={partner}" : ""),
    };

    // Names of values are the contract's; the etag is made from the version that the log knows.
    private static (string Name, string Value) Said(Detail detail) => detail.Name switch
    {
        "stage" or "status" or "outcome" or "state" or "guard" => (detail.Name, Words.Screaming(detail.Value)),
        "version" => ("etag", Tokens.Etag(long.Parse(detail.Value, System.Globalization.CultureInfo.InvariantCulture))),
        _ => (detail.Name, detail.Value),
    };

    // An active status and a missing outcome are never why something is refused.
    private static bool IsWhy(Detail detail) =>
        (detail.Name, detail.Value) is not (("status", nameof(Domain.Projects.Status.Active)) or ("outcome", nameof(Outcome.None)));

    private static RpcException Status(RpcCode code, V1Reason reason, string message, params (string Name, string Value)[] metadata) =>
        Unsent(code, reason, message, metadata).ToRpcException();

    private static WireStatus Unsent(RpcCode code, V1Reason reason, string message, params (string Name, string Value)[] metadata)
    {
        var info = new ErrorInfo { Domain = ReasonDomain, Reason = Words.Of(reason) };
        foreach (var (name, value) in metadata) info.Metadata[name] = value;
        return new WireStatus { Code = (int)code, Message = message, Details = { Any.Pack(info) } };
    }

    private static WireStatus Invalid(string message, IReadOnlyCollection<BadRequest.Types.FieldViolation> violations)
    {
        var status = Unsent(RpcCode.InvalidArgument, V1Reason.InvalidFields, message, ("fields", Words.Of(violations.Count)));
        return With(status, new BadRequest { FieldViolations = { violations } }, bad => bad.FieldViolations);
    }

    // What does not fit is left off at the end; the metadata says how many there are.
    private static WireStatus With<TDetail, TItem>(WireStatus status, TDetail detail, Func<TDetail, IList<TItem>> items) where TDetail : IMessage
    {
        var shown = items(detail);
        while (status.CalculateSize() + detail.CalculateSize() > MaxStatusBytes && shown.Count > 1) shown.RemoveAt(shown.Count - 1);
        status.Details.Add(Any.Pack(detail));
        return status;
    }
}
