using System.Globalization;
using Google.Rpc;
using Grpc.Core;
using RelocGrains.V1;
using RpcStatus = Google.Rpc.Status;

namespace RelocGrains.Client;

/// <summary>
/// A refusal as the server gave it, read from the details of its status. See <c>error_reason.proto</c> for what to do about each.
/// </summary>
/// <param name="Code">gRPC's own code.</param>
/// <param name="Reason">
/// Why; <see cref="ErrorReason.Unspecified"/> when the answer is not the server's, or the reason is newer than this client.
/// </param>
/// <param name="ReasonName">The reason as written, such as <c>ETAG_MISMATCH</c>; empty when the answer is not the server's.</param>
/// <param name="Message">For people; programs act on the reason.</param>
/// <param name="Metadata">What belongs to the reason, such as <c>stage</c> and <c>DETECTED</c>.</param>
/// <param name="Fields">Every field that is missing, malformed or out of range.</param>
/// <param name="Unmet">The first guards not met; <c>ExplainProject</c> gives all.</param>
/// <param name="UnmetTotal">How many guards are not met in all.</param>
/// <param name="RetryAfter">How long to wait before repeating, where the server says so.</param>
public sealed record RelocGrainsError(
    StatusCode Code,
    ErrorReason Reason,
    string ReasonName,
    string Message,
    IReadOnlyDictionary<string, string> Metadata,
    IReadOnlyList<FieldViolation> Fields,
    IReadOnlyList<UnmetGuard> Unmet,
    int UnmetTotal,
    TimeSpan? RetryAfter)
{
    /// <summary>The domain of the reasons of this contract; those of another, such as of a proxy, are not ours to read.</summary>
    public const string Domain = "relocgrains";

    /// <summary>Reads what an exception carries. Never throws: what cannot be read is left out.</summary>
    public static RelocGrainsError From(RpcException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return From(Details.Of(exception), exception.StatusCode, exception.Status.Detail);
    }

    /// <summary>Reads a refusal that came inside an answer, such as that of one line of an import.</summary>
    public static RelocGrainsError From(RpcStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return From(new Details(status), (StatusCode)status.Code, status.Message);
    }

    private static RelocGrainsError From(Details details, StatusCode code, string message)
    {
        var info = details.Find<ErrorInfo>() is { Domain: Domain } ours ? ours : new ErrorInfo();
        var unmet = details.Find<PreconditionFailure>()?.Violations.Select(UnmetGuards.Read).ToList() ?? [];
        return new RelocGrainsError(
            code,
            Words.Reason(info.Reason),
            info.Reason,
            message,
            info.Metadata.ToDictionary(StringComparer.Ordinal),
            details.Find<BadRequest>()?.FieldViolations.Select(v => new FieldViolation(v.Field, v.Description)).ToList() ?? [],
            unmet,
            int.TryParse(info.Metadata.GetValueOrDefault("unmet"), CultureInfo.InvariantCulture, out var total) ? total : unmet.Count,
            details.Find<RetryInfo>()?.RetryDelay?.ToTimeSpan());
    }
}

/// <summary>One field that the server did not take.</summary>
/// <param name="Field">Its path in the request, such as <c>company.siren</c>.</param>
/// <param name="Description">What a right value looks like.</param>
public sealed record FieldViolation(string Field, string Description);
