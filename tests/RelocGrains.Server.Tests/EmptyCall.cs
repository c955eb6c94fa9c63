using Google.Protobuf.Reflection;
using Grpc.Core;
using RelocGrains.Client;

namespace RelocGrains.Server.Tests;

/// <summary>Calls any rpc of the contract with nothing in the request, whatever it streams.</summary>
internal static class EmptyCall
{
    /// <summary>Messages of any type, as their bytes.</summary>
    public static Marshaller<byte[]> Bytes { get; } = Marshallers.Create(message => message, message => message);

    /// <summary>What the call was refused with; null when it was answered, be it by the first response of many.</summary>
    public static async Task<RelocGrainsError?> Refusal(this CallInvoker calls, MethodDescriptor method)
    {
        try
        {
            await Answer(calls, method);
            return null;
        }
        catch (RpcException e)
        {
            return RelocGrainsError.From(e);
        }
    }

    private static async Task Answer(CallInvoker calls, MethodDescriptor method)
    {
        switch (method.IsClientStreaming, method.IsServerStreaming)
        {
            case (false, false):
                await calls.AsyncUnaryCall(Rpc(MethodType.Unary, method), null, default, []);
                break;
            case (false, true):
                using (var call = calls.AsyncServerStreamingCall(Rpc(MethodType.ServerStreaming, method), null, default, []))
                {
                    await call.ResponseStream.MoveNext(default);
                }
                break;
            case (true, true):
                using (var call = calls.AsyncDuplexStreamingCall(Rpc(MethodType.DuplexStreaming, method), null, default))
                {
                    // Whoever is not let in may be told so before anything was sent.
                    var answer = call.ResponseStream.MoveNext(default);
                    await Task.WhenAny(answer, SendOne(call.RequestStream));
                    await answer;
                }
                break;
            default:
                throw new NotSupportedException($"{method.FullName}: an rpc that takes a stream answers with one.");
        }
    }

    private static async Task SendOne(IClientStreamWriter<byte[]> requests)
    {
        await requests.WriteAsync([]);
        await requests.CompleteAsync();
    }

    private static Method<byte[], byte[]> Rpc(MethodType type, MethodDescriptor method) =>
        new(type, method.Service.FullName, method.Name, Bytes, Bytes);
}
