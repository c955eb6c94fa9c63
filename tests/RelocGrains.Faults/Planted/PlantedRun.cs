using RelocGrains.Faults.Checking;
using RelocGrains.Faults.Faults;
using RelocGrains.Faults.Load;
using RelocGrains.Faults.Volumes;
using RelocGrains.Server.Tests.Processes;

namespace RelocGrains.Faults.Planted;

/// <summary>One planted server under load, and what the checker finds: a line of the table of planted against found.</summary>
internal sealed record PlantedRun(Plant Plant, int Seed, Verdict Verdict)
{
    private const int Mebibytes = 256;
    private const int DatabaseMebibytes = 2048;
    private const int Cuts = 3;

    // What is broken meets so many acts at least, on a slow machine too.
    private const long Enough = 500;

    private static readonly TimeSpan Load = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestLoad = TimeSpan.FromSeconds(60);

    // Some plants leave a case that takes no more writes: nobody need insist on it for long.
    private static readonly CrowdSize Size = CrowdSize.Usual with { Patience = TimeSpan.FromSeconds(5) };

    /// <summary>The head of the table.</summary>
    public const string Head = "| planted | found | acknowledged | as it should be |\n|---|---|---|---|";

    /// <summary>True when it was found, or when there was nothing to find.</summary>
    public bool AsItShouldBe => Verdict.Acknowledged > 0
        && (Plant.FoundAs is null ? Verdict.Findings.IsEmpty : Verdict.Findings.Any(finding => finding.GetType() == Plant.FoundAs));

    /// <summary>Plays one, under load alone.</summary>
    public static async Task<PlantedRun> Play(Plant plant, int seed, Action<FormattableString> say)
    {
        using var folder = new TempFolder();
        await using var cluster = Cluster.Embedded(folder.Path, PlantedServer.Command(plant));
        await cluster.Start();
        var outcome = await new Run(cluster, Size, new Dice(seed), say).Play(Schedule.Without(Load) with { Wanted = Enough, LongestLoad = LongestLoad });
        return new PlantedRun(plant, seed, outcome.Verdict);
    }

    /// <summary>Plays one whose power is cut.</summary>
    public static async Task<PlantedRun> PlayPowerCuts(Plant plant, int seed, Action<FormattableString> say)
    {
        await using var volume = await Volume.Create(Mebibytes);
        return new PlantedRun(plant, seed, (await PowerCuts.UnderLoad(volume, Cuts, seed, say, PlantedServer.Command(plant))).Verdict);
    }

    /// <summary>Plays one whose power is cut under PostgreSQL, which is told not to wait for its disk.</summary>
    public static async Task<PlantedRun> PlayDatabasePowerCuts(Plant plant, int seed, Action<FormattableString> say)
    {
        await using var volume = await Volume.Create(DatabaseMebibytes);
        var outcome = await PowerCuts.UnderPostgres(volume, Cuts, seed, say, _ => Task.CompletedTask, PlantedServer.Command(plant), "fsync=off");
        return new PlantedRun(plant, seed, outcome.Verdict);
    }

    /// <summary>Its line of the table.</summary>
    public override string ToString()
    {
        var found = string.Join(", ", Verdict.Kinds.Select(kind => FormattableString.Invariant($"{kind.Name} {kind.Count}")));
        return FormattableString.Invariant($"| {Plant.What} | {(found.Length == 0 ? "nothing" : found)} | {Verdict.Acknowledged} | {(AsItShouldBe ? "yes" : "NO")} |");
    }
}
