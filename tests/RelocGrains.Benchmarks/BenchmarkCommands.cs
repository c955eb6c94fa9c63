using System.CommandLine;
using RelocGrains.Benchmarks.Measures;

namespace RelocGrains.Benchmarks;

/// <summary>The command line of the benchmarks.</summary>
internal static class BenchmarkCommands
{
    /// <summary>Serves the empty method; started by the benchmarks themselves.</summary>
    public const string CeilingHost = "ceiling-host";

    private static readonly Option<int> Callers = new("--callers") { Description = "How many call at once.", DefaultValueFactory = _ => 64 };
    private static readonly Option<int> Seconds = new("--seconds") { Description = "How long each kind of call is measured.", DefaultValueFactory = _ => 10 };
    private static readonly Option<string> Store = new("--store") { Description = "The store under the server.", DefaultValueFactory = _ => "sqlite" };

    public static RootCommand Root() => new("How fast RelocGrains is, beside what gRPC alone does on this machine.")
    {
        Compare(),
        Load(),
        HostOfCeiling(),
    };

    private static Command Compare()
    {
        Store.AcceptOnlyFromAmong("sqlite");
        var command = new Command("compare", "Writes and reads through gRPC, beside an empty method in the same run.") { Store, Callers, Seconds };
        command.SetAction(async (parsed, _) =>
        {
            var result = await Comparison.Run(parsed.GetValue(Callers), parsed.GetValue(Seconds));
            Console.WriteLine(result);
            Console.WriteLine(result.ToJson());
        });
        return command;
    }

    private static Command Load()
    {
        var kind = new Argument<string>("kind") { Description = "What is called." };
        kind.AcceptOnlyFromAmong(SingleLoad.Kinds);
        var command = new Command("load", "One kind of load alone, and the server's process id: for a profiler.") { kind, Callers, Seconds };
        command.SetAction((parsed, _) => SingleLoad.Run(parsed.GetRequiredValue(kind), parsed.GetValue(Callers), parsed.GetValue(Seconds)));
        return command;
    }

    private static Command HostOfCeiling()
    {
        var command = new Command(CeilingHost, "Serves the empty method.") { Hidden = true };
        command.SetAction((_, ct) => Hosts.CeilingHost.Run(ct));
        return command;
    }
}
