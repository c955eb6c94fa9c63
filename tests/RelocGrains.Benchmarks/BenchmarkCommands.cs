using System.CommandLine;
using RelocGrains.Benchmarks.Measures;

namespace RelocGrains.Benchmarks;

/// <summary>The command line of the benchmarks.</summary>
internal static class BenchmarkCommands
{
    /// <summary>Serves the empty method; started by the benchmarks themselves.</summary>
    public const string CeilingHost = "ceiling-host";

    private const int UsualCallers = 64;
    private const int UsualSeconds = 10;

    private static readonly Option<int> Callers = new("--callers") { Description = "How many call at once.", DefaultValueFactory = _ => UsualCallers };
    private static readonly Option<int> Seconds = new("--seconds") { Description = "How long each kind of call is measured.", DefaultValueFactory = _ => UsualSeconds };
    private static readonly Option<string> Store = new("--store") { Description = "The store under the server.", DefaultValueFactory = _ => "sqlite" };

    public static RootCommand Root() => new("How fast RelocGrains is, beside what gRPC alone does on this machine.")
    {
        Compare(),
        Load(),
        All(),
        Command("import", "Opens cases by one import.", Import.Run),
        Command("memory", "What an active case costs in memory.", Memory.Run),
        Command("growth", "What a write costs while the store grows to 200,000 cases.", () => Growth.Run(UsualCallers)),
        Command("replay", "Folds every case from a whole log.", Replay.Run),
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

    // Everything, one after the other: what stands in the documentation.
    private static Command All()
    {
        var command = new Command("all", "All measures, at 16, 64 and 256 callers.");
        command.SetAction(async (_, _) =>
        {
            foreach (var callers in (int[])[16, UsualCallers, 256]) Console.WriteLine(await Comparison.Run(callers, UsualSeconds));
            foreach (var measure in (Func<Task<string>>[])[Replay.Run, Import.Run, Memory.Run, () => Growth.Run(UsualCallers)])
            {
                Console.WriteLine(await measure());
            }
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

    private static Command Command(string name, string description, Func<Task<string>> measure)
    {
        var command = new Command(name, description);
        command.SetAction(async (_, _) => Console.WriteLine(await measure()));
        return command;
    }

    private static Command HostOfCeiling()
    {
        var command = new Command(CeilingHost, "Serves the empty method.") { Hidden = true };
        command.SetAction((_, ct) => Hosts.CeilingHost.Run(ct));
        return command;
    }
}
