using Grpc.Core;
using RelocGrains.Cli.Tests.Processes;
using RelocGrains.Client;
using Xunit;

namespace RelocGrains.Cli.Tests;

/// <summary>What `reloc` says to the shell: scripts depend on it.</summary>
public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(StatusCode.InvalidArgument, 1)]
    [InlineData(StatusCode.FailedPrecondition, 1)]
    [InlineData(StatusCode.PermissionDenied, 1)]
    [InlineData(StatusCode.Unauthenticated, 1)]
    [InlineData(StatusCode.OutOfRange, 1)]
    [InlineData(StatusCode.NotFound, 3)]
    [InlineData(StatusCode.Aborted, 4)]
    [InlineData(StatusCode.AlreadyExists, 4)]
    [InlineData(StatusCode.Unavailable, 5)]
    [InlineData(StatusCode.ResourceExhausted, 5)]
    [InlineData(StatusCode.DeadlineExceeded, 5)]
    [InlineData(StatusCode.Internal, 5)]
    public void A_refusal_has_its_code(StatusCode status, int code) =>
        Assert.Equal(code, ExitCode.Of(RelocGrainsError.From(new RpcException(new Status(status, "")))));

    [Theory]
    [InlineData(0, "--help")]
    [InlineData(0, "completion bash")]
    [InlineData(2, "")]
    [InlineData(2, "lst")]
    [InlineData(2, "list --stage NOWHERE")]
    [InlineData(2, "list --as nobody")]
    [InlineData(2, "record X nothing")]
    [InlineData(2, "create --file /nowhere/facts.json")]
    [InlineData(5, "list --server http://127.0.0.1:1")]
    public async Task A_run_ends_with_its_code(int code, string arguments)
    {
        var run = await RelocProcess.Run(arguments);

        Assert.Equal((code, arguments), (run.ExitCode, arguments));
        Assert.Equal(code == 0, run.Errors.Length == 0);
    }
}
