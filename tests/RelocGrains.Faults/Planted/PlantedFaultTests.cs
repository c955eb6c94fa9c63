using RelocGrains.Faults.Faults;
using RelocGrains.Faults.Load;
using RelocGrains.Server.Tests.Processes;
using Xunit;

namespace RelocGrains.Faults.Planted;

/// <summary>
/// What the checker is worth: servers with one thing broken each, under the same load from the same seed. Each is caught, and the one with
/// nothing broken is not.
/// </summary>
[Collection(Machine.Name)]
public sealed class PlantedFaultTests
{
    private static readonly TimeSpan Load = TimeSpan.FromSeconds(10);
    private static readonly CrowdSize Size = CrowdSize.Usual with { Patience = TimeSpan.FromSeconds(5) };

    public static TheoryData<string> Plants => [.. Plant.All.Select(plant => plant.Name)];

    [Theory]
    [MemberData(nameof(Plants))]
    public async Task A_planted_fault_is_found(string name)
    {
        var plant = Plant.All.Single(plant => plant.Name == name);
        using var folder = new TempFolder();
        await using var cluster = Cluster.Embedded(folder.Path, PlantedServer.Command(plant));
        await cluster.Start();
        var dice = new Dice(Runs.Seed);

        var outcome = await new Run(cluster, Size, dice, Runs.Say).Play(Schedule.Without(Load));

        Runs.Say($"seed {Runs.Seed} | {plant.What} | {string.Join(", ", outcome.Verdict.Kinds.Select(kind => $"{kind.Name} {kind.Count}"))} | {outcome.Verdict}");
        Assert.True(outcome.Verdict.Acknowledged > 0);
        if (plant.FoundAs is null) Assert.Empty(outcome.Verdict.Findings);
        else Assert.Contains(outcome.Verdict.Findings, finding => finding.GetType() == plant.FoundAs);
    }
}
