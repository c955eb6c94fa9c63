using System.CommandLine;
using RelocGrains.Benchmarks.Measures;
using RelocGrains.Benchmarks.Stores;

namespace RelocGrains.Benchmarks;

/// <summary>The command line of the benchmarks.</summary>
internal static class BenchmarkCommands
{
    /// <summary>Serves the empty method; started by the benchmarks themselves.</summary>
    public const string CeilingHost = "ceiling-host";

    /// <summary>Serves the rival; started by the benchmarks themselves.</summary>
    public const string RivalHost = "rival-host";

    private const int UsualCallers = 64;
    private const int UsualSeconds = 10;

    // Measured: with fewer the rival waits for them, with more its transactions wait for each other.
    private const int BestSessions = 16;

    private static readonly Option<int> Callers = new("--callers") { Description = "How many call at once.", DefaultValueFactory = _ => UsualCallers };
    private static readonly Option<int> Seconds = new("--seconds") { Description = "How long each kind of call is measured.", DefaultValueFactory = _ => UsualSeconds };
    private static readonly Option<string> Store = new("--store") { Description = "The store under the server.", DefaultValueFactory = _ => StoreOfRun.Sqlite };
    private static readonly Option<int> Sessions = new("--rival-connections") { Description = "The rival's connections with PostgreSQL.", DefaultValueFactory = _ => BestSessions };

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
        HostOfRival(),
    };

    private static Command Compare()
    {
        Store.AcceptOnlyFromAmong(StoreOfRun.Sqlite, StoreOfRun.OnPostgres);
        var command = new Command("compare", "Writes and reads through gRPC, beside an empty method in the same run; on PostgreSQL beside a rival, too.")
        {
            Store, Callers, Seconds, Sessions,
        };
        command.SetAction(async (parsed, _) =>
        {
            var (callers, seconds) = (parsed.GetValue(Callers), parsed.GetValue(Seconds));
            if (parsed.GetValue(Store) == StoreOfRun.Sqlite)
            {
                var result = await Comparison.Run(callers, seconds);
                Write(result.ToString(), result.ToJson());
            }
            else
            {
                var result = await RivalComparison.Run(callers, seconds, parsed.GetValue(Sessions));
                Write(result.ToString(), result.ToJson());
            }
        });
        return command;

        static void Write(string text, string json)
        {
            Console.WriteLine(text);
            Console.WriteLine(json);
        }
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

    private static Command HostOfRival()
    {
        var connection = new Argument<string>("connection") { Description = "An empty database." };
        var sessions = new Argument<int>("connections") { Description = "How many at once." };
        var command = new Command(RivalHost, "Serves the rival.") { connection, sessions };
        command.Hidden = true;
        command.SetAction((parsed, ct) => Hosts.RivalHost.Run(parsed.GetRequiredValue(connection), parsed.GetRequiredValue(sessions), ct));
        return command;
    }
}
