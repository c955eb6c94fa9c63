using Grpc.Core;
using Grpc.Core.Interceptors;

namespace RelocGrains.Client;

/// <summary>Gives each call its caller and, where it is a question with one answer and has none, a deadline. What the call says itself stays.</summary>
internal sealed class CallDefaults(CallerIdentity? caller, Func<string>? token, TimeSpan deadline) : Interceptor
{
    private const string Authorization = "authorization";

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, WithDefaults(context));

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, BlockingUnaryCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, WithDefaults(context));

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, WithCaller(context));

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(WithCaller(context));

    private ClientInterceptorContext<TRequest, TResponse> WithDefaults<TRequest, TResponse>(ClientInterceptorContext<TRequest, TResponse> context)
        where TRequest : class
        where TResponse : class
    {
        var known = WithCaller(context);
        return known.Options.Deadline is not null
            ? known
            : new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, known.Options.WithDeadline(DateTime.UtcNow + deadline));
    }

    private ClientInterceptorContext<TRequest, TResponse> WithCaller<TRequest, TResponse>(ClientInterceptorContext<TRequest, TResponse> context)
        where TRequest : class
        where TResponse : class =>
        new(context.Method, context.Host, context.Options.WithHeaders(WithCaller(context.Options.Headers)));

    // A copy: the headers may belong to a call that the user makes again.
    private Metadata WithCaller(Metadata? given)
    {
        var headers = new Metadata();
        foreach (var entry in given ?? []) headers.Add(entry);
        if (caller is not null && headers.Get(CallerIdentity.MetadataKey) is null) headers.Add(CallerIdentity.MetadataKey, caller.ToString());
        if (token is not null && headers.Get(Authorization) is null) headers.Add(Authorization, $"Bearer {token()}");
        return headers;
    }
}
