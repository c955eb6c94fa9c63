using Xunit;

namespace RelocGrains.Faults.Planted;

/// <summary>
/// What the checker is worth: servers with one thing broken each, under the same load from the same seed. Each is caught, and those with
/// nothing broken are not.
/// </summary>
[Collection(Machine.Name)]
public sealed class PlantedFaultTests
{
    public static TheoryData<string> Plants => [.. Plant.All.Select(plant => plant.Name)];

    [Theory]
    [MemberData(nameof(Plants))]
    public async Task A_planted_fault_is_found(string name) =>
        AssertFound(await PlantedRun.Play(Plant.All.Single(plant => plant.Name == name), Runs.Seed, Runs.Say));

    [Fact]
    public async Task A_log_that_acknowledges_before_the_disk_does_is_seen_to_lose() =>
        AssertFound(await PlantedRun.PlayPowerCuts(Plant.Durability, Runs.Seed, Runs.Say));

    private static void AssertFound(PlantedRun run)
    {
        Runs.Say($"RELOCGRAINS_SEED={run.Seed} {run}");
        Assert.True(run.AsItShouldBe, $"{run}");
    }
}
