using Google.Protobuf;
using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.V1;

namespace RelocGrains.Faults.Load;

/// <summary>An intention to record one fact: the same message with the same id, however often and to whichever server it is sent.</summary>
/// <param name="Act">The rpc.</param>
/// <param name="Project">The case; empty for an opening.</param>
/// <param name="ExpectedVersion">The version whose etag it gives.</param>
internal sealed record Ask(
    string Act, CallerIdentity Who, Guid Request, string Project, long? ExpectedVersion, Func<RelocGrainsClient, Task<Project>> Send)
{
    /// <summary>A new intention; case, id and etag are put into the request.</summary>
    /// <param name="etag">Null without one.</param>
    public static Ask Of<TRequest>(
        CallerIdentity who, string project, TRequest request, Func<ProjectService.ProjectServiceClient, Func<TRequest, CallOptions, AsyncUnaryCall<Project>>> rpc, string? etag = null)
        where TRequest : IMessage
    {
        var id = Guid.NewGuid();
        Set(request, "request_id", id.ToString("D"));
        if (project.Length > 0) Set(request, "name", Replies.NameOf(project));
        if (etag is not null) Set(request, "etag", etag);
        var act = request.Descriptor.Name[..^"Request".Length];
        return new Ask(act, who, id, project, etag is null ? null : Tokens.Read(etag), client => rpc(client.Projects)(request, default).ResponseAsync);
    }

    private static void Set(IMessage request, string field, string value) => request.Descriptor.FindFieldByName(field).Accessor.SetValue(request, value);
}
