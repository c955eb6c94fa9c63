using Google.Protobuf;
using Grpc.Core;

namespace RelocGrains.Server.Answers;

/// <summary>
/// Gives a gRPC message that cannot be read its refusal. It fails before any interceptor, and would be answered by UNKNOWN; no method of
/// ours ever ends so, because <see cref="FaultInterceptor"/> gives each its code.
/// </summary>
internal static class UnreadableMessages
{
    private const string Code = "grpc-status";
    private const string Message = "grpc-message";
    private const string Details = "grpc-status-details-bin";

    private static readonly string Unknown = ((int)StatusCode.Unknown).ToString(System.Globalization.CultureInfo.InvariantCulture);
    private static readonly string Invalid = ((int)StatusCode.InvalidArgument).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Stands around the services.</summary>
    public static async Task Refuse(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response.HasStarted || http.Response.Headers[Code] != Unknown) return;
        var refusal = Refusals.Unreadable();
        http.Response.Headers[Code] = Invalid;
        http.Response.Headers[Message] = refusal.Message;
        http.Response.Headers[Details] = Convert.ToBase64String(refusal.ToByteArray());
    }
}
