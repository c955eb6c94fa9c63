using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace RelocGrains.Faults.Planted;

/// <summary>A field of every request is not looked at.</summary>
internal abstract class DeafTo(string field) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (request is IMessage message && message.Descriptor.FindFieldByName(field) is { } there) there.Accessor.Clear(message);
        return continuation(request, context);
    }
}

/// <summary>Reads answer from what is at hand, whatever revision they are asked for.</summary>
internal sealed class DeafToConsistency() : DeafTo("consistency");

/// <summary>Writes are taken, whatever etag they give.</summary>
internal sealed class DeafToEtags() : DeafTo("etag");

/// <summary>A watch tells one act in so many another number of times than once.</summary>
internal abstract class Stutter(int times) : Interceptor
{
    private const int OneOf = 50;

    private int acts;

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(request, new Writer<TResponse>(this, responseStream), context);

    private int TimesOf(object? response) =>
        response is IMessage message && message.Descriptor.FindFieldByName("entries").Accessor.GetValue(message) is System.Collections.IList { Count: > 0 }
        && Interlocked.Increment(ref acts) % OneOf == 0 ? times : 1;

    private sealed class Writer<T>(Stutter stutter, IServerStreamWriter<T> stream) : IServerStreamWriter<T>
    {
        public WriteOptions? WriteOptions
        {
            get => stream.WriteOptions;
            set => stream.WriteOptions = value;
        }

        public async Task WriteAsync(T message)
        {
            for (var left = stutter.TimesOf(message); left > 0; left--) await stream.WriteAsync(message);
        }
    }
}

/// <summary>A watch repeats itself.</summary>
internal sealed class RepeatingWatch() : Stutter(times: 2);

/// <summary>A watch leaves something out.</summary>
internal sealed class ForgetfulWatch() : Stutter(times: 0);
