using Grpc.Core;
using Grpc.Core.Interceptors;

namespace RelocGrains.Client;

/// <summary>Gives each call its caller and, where it has none, a deadline. What the call says itself stays.</summary>
internal sealed class CallDefaults(CallerIdentity? caller, TimeSpan deadline) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, WithDefaults(context));

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, BlockingUnaryCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, WithDefaults(context));

    private ClientInterceptorContext<TRequest, TResponse> WithDefaults<TRequest, TResponse>(ClientInterceptorContext<TRequest, TResponse> context)
        where TRequest : class
        where TResponse : class
    {
        var options = context.Options.WithHeaders(WithCaller(context.Options.Headers));
        if (options.Deadline is null) options = options.WithDeadline(DateTime.UtcNow + deadline);
        return new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, options);
    }

    // A copy: the headers may belong to a call that the user makes again.
    private Metadata WithCaller(Metadata? given)
    {
        var headers = new Metadata();
        foreach (var entry in given ?? []) headers.Add(entry);
        if (caller is not null && headers.Get(CallerIdentity.MetadataKey) is null) headers.Add(CallerIdentity.MetadataKey, caller.ToString());
        return headers;
    }
}
