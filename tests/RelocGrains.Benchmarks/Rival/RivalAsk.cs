using Grpc.Core;
using RelocGrains.V1;

namespace RelocGrains.Benchmarks.Rival;

/// <summary>What every act has in common.</summary>
/// <param name="Act">The rpc.</param>
/// <param name="By">Who asks.</param>
/// <param name="RequestId">The same for the same act, however often it is sent.</param>
/// <param name="Name">The case.</param>
/// <param name="Etag">The version it is meant for; empty for any.</param>
internal readonly record struct RivalAsk(string Act, Actor By, Guid RequestId, string Name, string Etag)
{
    public static RivalAsk Of(string name, string requestId, string etag, ServerCallContext call) => new(
        call.Method[(call.Method.LastIndexOf('/') + 1)..],
        ActorOf(call),
        Guid.TryParseExact(requestId, "D", out var id) ? id : throw new RpcException(new Grpc.Core.Status(StatusCode.InvalidArgument, "request_id")),
        name,
        etag);

    // As in "p-002;partner=agence;role=operator".
    private static Actor ActorOf(ServerCallContext call)
    {
        var parts = (call.RequestHeaders.GetValue("x-reloc-actor") ?? "").Split(';');
        if (parts.Length != 3 || !parts[1].StartsWith("partner=", StringComparison.Ordinal) || !parts[2].StartsWith("role=", StringComparison.Ordinal))
        {
            throw new RpcException(new Grpc.Core.Status(StatusCode.Unauthenticated, "x-reloc-actor"));
        }
        return new Actor { Person = parts[0], Partner = parts[1]["partner=".Length..], Role = RoleOf(parts[2]["role=".Length..]) };
    }

    private static Role RoleOf(string word) => word switch
    {
        "operator" => Role.Operator,
        "partner" => Role.Partner,
        _ => throw new RpcException(new Grpc.Core.Status(StatusCode.PermissionDenied, word)),
    };
}
