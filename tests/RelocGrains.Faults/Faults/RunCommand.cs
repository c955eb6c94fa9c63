using System.CommandLine;
using RelocGrains.Faults.History;
using RelocGrains.Faults.Load;
using RelocGrains.Server.Tests.Processes;

namespace RelocGrains.Faults.Faults;

/// <summary>A run of any length from the command line: <c>run --seed 7 --minutes 5 --faults 12</c>.</summary>
internal static class RunCommand
{
    /// <summary>The first argument that asks for it.</summary>
    public const string Word = "run";

    private const int MostFindingsSaid = 20;

    private static readonly Option<int> Seed = new("--seed") { Description = "Chooses faults and acts.", DefaultValueFactory = _ => Runs.Seed };
    private static readonly Option<double> Minutes = new("--minutes") { Description = "How long the load lasts.", DefaultValueFactory = _ => 5 };
    private static readonly Option<int?> FaultCount = new("--faults") { Description = "How many faults; one every 20 seconds when absent." };
    private static readonly Option<double> Writes = new("--writes") { Description = "Acts a second.", DefaultValueFactory = _ => CrowdSize.Usual.WritesPerSecond };
    private static readonly Option<string?> Keep = new("--history") { Description = "A file for all that was seen, as JSON lines." };
    private static readonly Option<string?> Summary = new("--summary") { Description = "A file that the outcome is added to, one line a run." };

    /// <summary>Answers 0 when nothing was found, 1 otherwise.</summary>
    public static Task<int> Run(string[] arguments)
    {
        var command = new Command(Word, "Plays faults on servers under load and checks what is left.") { Seed, Minutes, FaultCount, Writes, Keep, Summary };
        command.SetAction((parsed, _) => Run(parsed));
        return new RootCommand("Faults.") { command }.Parse(arguments).InvokeAsync();
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        var (seed, load) = (parsed.GetValue(Seed), TimeSpan.FromMinutes(parsed.GetValue(Minutes)));
        var faults = parsed.GetValue(FaultCount) ?? (int)(load.TotalSeconds / 20);
        var dice = new Dice(seed);
        using var folder = new TempFolder();
        await using var cluster = Cluster.Embedded(folder.Path, Binaries.Server);
        await cluster.Start();
        var run = new Run(cluster, CrowdSize.Usual with { WritesPerSecond = parsed.GetValue(Writes) }, dice, Say);
        var outcome = await run.Play(Schedule.Of(dice.Another(), cluster.Silos, faults, load));

        foreach (var finding in outcome.Verdict.Findings.Take(MostFindingsSaid)) Console.WriteLine(finding);
        var line = FormattableString.Invariant($"seed {seed}, {cluster.Silos} silo on SQLite, {outcome}");
        Console.WriteLine(line);
        if (parsed.GetValue(Keep) is { } path) await HistoryFile.Write(path, outcome.Recording, outcome.Final);
        if (parsed.GetValue(Summary) is { } summary) await File.AppendAllTextAsync(summary, line + "\n");
        return outcome.Verdict.Findings.IsEmpty ? 0 : 1;
    }

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
