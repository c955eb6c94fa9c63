using System.CommandLine;
using Grpc.Core;
using RelocGrains.Cli.Calls;
using RelocGrains.Cli.Output;
using RelocGrains.Client;

namespace RelocGrains.Cli;

/// <summary>Runs a verb, and turns what can go wrong into a message and an exit code.</summary>
internal static class Execution
{
    public static async Task<int> Run(ParseResult arguments, Func<Session, Task<int>> run, CancellationToken ct)
    {
        var screen = new Screen(GlobalOptions.IsJson(arguments));
        try
        {
            using var client = Connection.Open(GlobalOptions.ServersOf(arguments), GlobalOptions.CallerOf(arguments));
            return await Run(run, new Session(arguments, client, screen, ct));
        }
        catch (UsageException wrong)
        {
            Failures.WriteUsage(screen, wrong.Message);
            return ExitCode.Usage;
        }
    }

    private static async Task<int> Run(Func<Session, Task<int>> run, Session session)
    {
        try
        {
            return await run(session);
        }
        catch (Exception stopped)
            when (session.CancellationToken.IsCancellationRequested && stopped is OperationCanceledException or RpcException)
        {
            Failures.WriteUnknownOutcome(session);
            return ExitCode.Interrupted;
        }
        catch (RpcException refused)
        {
            return Failures.Write(session, RelocGrainsError.From(refused));
        }
    }
}
