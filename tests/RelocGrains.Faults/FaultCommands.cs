using System.CommandLine;
using RelocGrains.Faults.Faults;
using RelocGrains.Faults.History;
using RelocGrains.Faults.Load;
using RelocGrains.Faults.Planted;
using RelocGrains.Faults.Recovering;
using RelocGrains.Server.Tests.Processes;

namespace RelocGrains.Faults;

/// <summary>
/// What can be run from the command line beside the tests: <c>run --seed 7 --minutes 5 --faults 12</c>, <c>planted --seed 7</c>, <c>recovery</c>.
/// </summary>
internal static class FaultCommands
{
    private const int SecondsBetweenFaults = 20;

    private static readonly Option<int> Seed = new("--seed") { Description = "Chooses faults and acts.", DefaultValueFactory = _ => Runs.Seed };
    private static readonly Option<double> Minutes = new("--minutes") { Description = "How long the load lasts.", DefaultValueFactory = _ => 5 };
    private static readonly Option<int?> FaultCount = new("--faults") { Description = $"How many faults; one every {SecondsBetweenFaults} seconds when absent." };
    private static readonly Option<double> Longest = new("--longest") { Description = "How many seconds something may be cut, frozen or down.", DefaultValueFactory = _ => 10 };
    private static readonly Option<string> Only = new("--only") { Description = "Only faults that say so of themselves, such as 'kill -9|frozen'.", DefaultValueFactory = _ => "" };
    private static readonly Option<int> Silos = new("--silos") { Description = "How many on one PostgreSQL; 0 is one server on SQLite.", DefaultValueFactory = _ => 3 };
    private static readonly Option<string> Membership = new("--membership") { Description = "As the server has it.", DefaultValueFactory = _ => "tuned" };
    private static readonly Option<double?> Writes = new("--writes") { Description = "Acts a second." };
    private static readonly Option<string?> Keep = new("--history") { Description = "A file for all that was seen, as JSON lines." };
    private static readonly Option<string?> Logs = new("--logs") { Description = "A folder for what each silo says." };
    private static readonly Option<string?> Summary = new("--summary") { Description = "A file that the outcome is added to, one line a run." };

    /// <summary>True when the arguments are for one of them, and not for the test runner.</summary>
    public static bool Are(string[] arguments) => arguments is ["run" or "planted" or "recovery", ..];

    /// <summary>Answers 0 when all was as it should be, 1 otherwise.</summary>
    public static Task<int> Run(string[] arguments)
    {
        var run = new Command("run", "Plays faults on servers under load and checks what is left.") { Seed, Minutes, FaultCount, Longest, Only, Silos, Membership, Writes, Keep, Logs, Summary };
        run.SetAction((parsed, _) => Run(parsed));
        var planted = new Command("planted", "Runs servers with one thing broken each and prints what the checker finds, as a table.") { Seed };
        planted.SetAction((parsed, _) => Plant(parsed.GetValue(Seed)));
        var recovery = new Command("recovery", "Measures how long calls fail after a loss, and prints a table.");
        recovery.SetAction(async (_, _) => await RecoveryTable.Print(Say) ? 0 : 1);
        return new RootCommand("Faults under load, and their checker.") { run, planted, recovery }.Parse(arguments).InvokeAsync();
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        var (seed, load) = (parsed.GetValue(Seed), TimeSpan.FromMinutes(parsed.GetValue(Minutes)));
        var faults = parsed.GetValue(FaultCount) ?? (int)(load.TotalSeconds / SecondsBetweenFaults);
        var dice = new Dice(seed);
        using var folder = new TempFolder();
        var silos = parsed.GetValue(Silos);
        if (parsed.GetValue(Logs) is { } logs) Directory.CreateDirectory(logs);
        await using var cluster = silos == 0
            ? Cluster.Embedded(folder.Path, Binaries.Server)
            : await Cluster.Shared(folder.Path, silos, parsed.GetValue(Logs), more: ["--membership", parsed.GetValue(Membership)!]);
        await cluster.Start();
        var size = silos == 0 ? CrowdSize.Usual : CrowdSize.OfCluster;
        var run = new Run(cluster, size with { WritesPerSecond = parsed.GetValue(Writes) ?? size.WritesPerSecond }, dice, Say);
        await using var history = parsed.GetValue(Keep) is { } path ? new HistoryFile(path, run.Recorder) : null;
        var outcome = await run.Play(Schedule.Of(dice.Another(), cluster, run.Recorder, faults, load, TimeSpan.FromSeconds(parsed.GetValue(Longest)), parsed.GetValue(Only)!));

        var line = FormattableString.Invariant($"seed {seed}, {(silos == 0 ? "one server on SQLite" : $"{silos} silos on PostgreSQL")}, {outcome}");
        Console.WriteLine(line);
        if (history is not null) await history.Add(outcome.Final);
        if (parsed.GetValue(Summary) is { } summary) await File.AppendAllTextAsync(summary, line + "\n");
        return outcome.IsGood ? 0 : 1;
    }

    // Cutting the power takes root: without it those lines of the table are left out.
    private static async Task<int> Plant(int seed)
    {
        Console.WriteLine($"seed {seed}\n{PlantedRun.Head}");
        var good = true;
        foreach (var plant in Planted.Plant.All) good &= Told(await PlantedRun.Play(plant, seed, Nothing));
        if (!Environment.IsPrivilegedProcess) return good ? 0 : 1;
        good &= Told(await PlantedRun.PlayPowerCuts(Planted.Plant.Durability, seed, Nothing));
        good &= Told(await PlantedRun.PlayDatabasePowerCuts(Planted.Plant.DatabaseDurability, seed, Nothing));
        return good ? 0 : 1;
    }

    private static bool Told(PlantedRun run)
    {
        Console.WriteLine(run);
        return run.AsItShouldBe;
    }

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    private static void Nothing(FormattableString line)
    {
    }
}
