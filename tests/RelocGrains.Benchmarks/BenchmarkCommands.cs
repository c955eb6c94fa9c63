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

    // Measured by "rival": with fewer its callers wait for a connection, with more the processes of PostgreSQL wait for each other.
    private const int BestSessions = 24;

    private static readonly Option<int> Callers = Number("--callers", "How many call at once.", UsualCallers);
    private static readonly Option<int> Seconds = Number("--seconds", "How long each kind of call is measured.", UsualSeconds);
    private static readonly Option<int> Sessions = Number("--rival-connections", "The rival's connections with PostgreSQL.", BestSessions);
    private static readonly Option<int> End = Number("--to", "How many cases it grows to.", Growth.UsualEnd);
    private static readonly Option<int> Cases = Number("--cases", "How many cases the list has.", Listing.UsualCases);
    private static readonly Option<int> Full = Number("--cases", "How many cases are stored.", Restart.UsualCases);
    private static readonly Option<string> Store = new Option<string>("--store")
    {
        Description = "The store under the server. postgres: a PostgreSQL is started for the run.",
        DefaultValueFactory = _ => StoreOfRun.Sqlite,
    }.AcceptOnlyFromAmong(StoreOfRun.Sqlite, StoreOfRun.OnPostgres);

    public static RootCommand Root() => new("How fast RelocGrains is, beside what gRPC alone does on this machine.")
    {
        Compare(),
        Load(),
        All(),
        Measure("import", "Opens cases by one import.", parsed => Import.Run(parsed.GetRequiredValue(Store)), Store),
        Measure("memory", "What an active case costs in memory.", _ => Memory.Run()),
        Measure("growth", "What a write costs while the store grows.", parsed => Growth.Run(parsed.GetRequiredValue(Store), parsed.GetValue(Callers), parsed.GetValue(End)), Store, Callers, End),
        Measure("pages", "How long a page of the list takes while others write.", parsed => Listing.Run(parsed.GetRequiredValue(Store), parsed.GetValue(Cases)), Store, Cases),
        Measure("restart", "The first reads after all silos were killed.", parsed => Restart.Run(parsed.GetValue(Full), parsed.GetValue(Callers)), Full, Callers),
        Measure("replay", "Folds every case from a whole log.", _ => Replay.Run()),
        Measure("rival", "How many connections are best for the rival.", parsed => RivalConnections.Run(parsed.GetValue(Callers), parsed.GetValue(Seconds)), Callers, Seconds),
        HostOfCeiling(),
        HostOfRival(),
    };

    private static Command Compare() => Measure(
        "compare",
        "Writes and reads through gRPC, beside an empty method in the same run; on PostgreSQL beside a rival written by hand, too.",
        async parsed =>
        {
            var (callers, seconds) = (parsed.GetValue(Callers), parsed.GetValue(Seconds));
            if (parsed.GetRequiredValue(Store) == StoreOfRun.OnPostgres)
            {
                var beside = await RivalComparison.Run(callers, seconds, parsed.GetValue(Sessions));
                return $"{beside}\n{beside.ToJson()}";
            }
            var result = await Comparison.Run(callers, seconds);
            return $"{result}\n{result.ToJson()}";
        },
        Store,
        Callers,
        Seconds,
        Sessions);

    // Everything on the embedded store, one after the other: what stands in the documentation.
    private static Command All()
    {
        var command = new Command("all", "All measures on the embedded store, at 16, 64 and 256 callers.");
        command.SetAction(async (_, _) =>
        {
            foreach (var callers in (int[])[16, UsualCallers, 256]) Console.WriteLine(await Comparison.Run(callers, UsualSeconds));
            Func<Task<string>>[] measures =
            [
                Replay.Run, () => Import.Run(StoreOfRun.Sqlite), Memory.Run, () => Growth.Run(StoreOfRun.Sqlite, UsualCallers, Growth.UsualEnd),
            ];
            foreach (var measure in measures) Console.WriteLine(await measure());
        });
        return command;
    }

    private static Command Load()
    {
        var kind = new Argument<string>("kind") { Description = "What is called." };
        kind.AcceptOnlyFromAmong(SingleLoad.Kinds);
        var command = new Command("load", "One kind of load alone, and the server's process id: for a profiler.") { kind, Store, Callers, Seconds, Sessions };
        command.SetAction((parsed, _) => SingleLoad.Run(
            parsed.GetRequiredValue(kind), parsed.GetRequiredValue(Store), parsed.GetValue(Callers), parsed.GetValue(Seconds), parsed.GetValue(Sessions)));
        return command;
    }

    private static Option<int> Number(string name, string description, int usual) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual };

    private static Command Measure(string name, string description, Func<ParseResult, Task<string>> measure, params Option[] options)
    {
        var command = new Command(name, description);
        foreach (var option in options) command.Options.Add(option);
        command.SetAction(async (parsed, _) => Console.WriteLine(await measure(parsed)));
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
