using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using RelocGrains.V1;
using Projects = RelocGrains.V1.ProjectService.ProjectServiceClient;

namespace RelocGrains.Cli.Calls;

/// <summary>One rpc that writes to a case. All have the same first fields: name, request id, etag, effective day.</summary>
internal sealed record Act(MessageDescriptor Request, Func<Projects, IMessage, CallOptions, AsyncUnaryCall<Project>> Send)
{
    public static Act Of<T>(Func<Projects, Func<T, CallOptions, AsyncUnaryCall<Project>>> rpc) where T : class, IMessage<T>, new() =>
        new(new T().Descriptor, (client, request, call) => rpc(client)((T)request, call));

    /// <summary>The rpc's name, such as <c>QualifyProject</c>.</summary>
    public string Rpc => Request.Name[..^"Request".Length];
}
