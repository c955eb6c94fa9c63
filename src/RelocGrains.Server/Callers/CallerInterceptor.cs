using System.Diagnostics;
using Grpc.Core;
using Grpc.Core.Interceptors;
using RelocGrains.Server.Answers;

namespace RelocGrains.Server.Callers;

/// <summary>
/// Knows the caller of every call, gRPC or JSON, and lets in those whom the contract allows. It runs before a request's fields are looked
/// at, so that somebody who may not call learns nothing else.
/// </summary>
internal sealed class CallerInterceptor(Permissions permissions, ICallers callers) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(request, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(request, responseStream, context);
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(requestStream, responseStream, context);
    }

    private void Admit(ServerCallContext call)
    {
        if (!Permissions.Judges(call.Method)) return;
        switch (callers.Of(call))
        {
            case Caller.Unnamed when permissions.IsPublic(call.Method):
                return;
            case Caller.Known known when permissions.Allows(call.Method, known.Actor):
                call.SetActor(known.Actor);
                return;
            case Caller.Known known:
                throw Refusals.PermissionDenied(call.Method, known.Actor);
            case Caller.Unknown unknown:
                throw Refusals.CallerUnknown(unknown.Why);
            case Caller.Unnamed unnamed:
                throw Refusals.CallerUnknown(unnamed.HowToSay);
            case var other:
                throw new UnreachableException(other.ToString());
        }
    }
}
