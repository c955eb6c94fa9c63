using System.CommandLine;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using RelocGrains.Server.Hosting;

namespace RelocGrains.Server.Care;

/// <summary>
/// <c>health --grpc URL</c>: asks a running server by the gRPC health protocol, for those who watch it from within its container, where there is
/// nothing else to ask with.
/// </summary>
internal static class HealthVerb
{
    /// <summary>A server that does not answer by then does not serve.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public static Command Command()
    {
        var grpc = new Option<string>("--grpc") { Description = "Where the server serves gRPC.", DefaultValueFactory = _ => ServerOptions.UsualGrpc };
        grpc.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.GetValueOrDefault<string>(), UriKind.Absolute, out _)) result.AddError($"--grpc must be an address such as {ServerOptions.UsualGrpc}.");
        });
        var verb = new Command("health", "Asks a running server whether it serves: ends with 0 when it does, with 1 when not.") { grpc };
        return verb.Does((parsed, ct) => Ask(new Uri(parsed.GetValue(grpc)!), ct));
    }

    private static async Task<int> Ask(Uri grpc, CancellationToken ct)
    {
        try
        {
            using var channel = GrpcChannel.ForAddress(grpc);
            var answer = await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest(), deadline: DateTime.UtcNow + Limit, cancellationToken: ct);
            Console.WriteLine(answer.Status);
            return answer.Status is HealthCheckResponse.Types.ServingStatus.Serving ? ExitCodes.Ok : ExitCodes.Refused;
        }
        catch (RpcException e)
        {
            throw new IOException($"The server at {grpc} does not answer: {e.Status.StatusCode}.", e);
        }
    }
}
