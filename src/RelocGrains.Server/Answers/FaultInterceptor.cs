using System.Diagnostics;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using RelocGrains.EventLog;

namespace RelocGrains.Server.Answers;

/// <summary>
/// Gives every exception that leaves a method its status. What is not foreseen is a bug: logged with its trace id, told without details.
/// </summary>
internal sealed class FaultInterceptor(ILogger<FaultInterceptor> logger, TimeProvider time) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Map(e, request as IMessage, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Map(e, request as IMessage, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Map(e, null, context);
        }
    }

    private RpcException Map(Exception e, IMessage? request, ServerCallContext call) => e switch
    {
        OutcomeUnknownException => Unknown(request),
        LogOverloadedException => Refusals.Overloaded(),
        _ when call.CancellationToken.IsCancellationRequested => Cancelled(call),
        _ when Unanswered.ByStore(e) => StoreFailed(e, request, call),
        _ when Unanswered.Is(e) => Unknown(request),
        _ => Unforeseen(e, call),
    };

    // Only an act leaves something unknown; a read that got no answer has done nothing, nor has an act that was only validated.
    private static RpcException Unknown(IMessage? request) =>
        ValueOf(request, "request_id") is string requestId && ValueOf(request, "validate_only") is not true
            ? Refusals.OutcomeUnknown(requestId)
            : Refusals.Unreachable();

    private static object? ValueOf(IMessage? request, string field) =>
        request?.Descriptor.FindFieldByName(field)?.Accessor.GetValue(request);

    // The act may be done and only its answer not be read.
    private RpcException StoreFailed(Exception e, IMessage? request, ServerCallContext call)
    {
        logger.LogError(e, "{Method} met a store that fails", call.Method);
        return Unknown(request);
    }

    private RpcException Cancelled(ServerCallContext call) => call.Deadline <= time.GetUtcNow().UtcDateTime
        ? new RpcException(new Status(StatusCode.DeadlineExceeded, "The deadline has passed."))
        : new RpcException(new Status(StatusCode.Cancelled, "The caller has gone."));

    private RpcException Unforeseen(Exception e, ServerCallContext call)
    {
        var trace = Activity.Current?.TraceId.ToString() ?? "none";
        logger.LogError(e, "{Method} failed, trace {TraceId}", call.Method, trace);
        return new RpcException(new Status(StatusCode.Internal, $"Internal error, trace {trace}."));
    }
}
