namespace RelocGrains.Domain.Tests;

/// <summary>The whole way works: what every other spec stands on.</summary>
public sealed class JourneySpecs
{
    public static TheoryData<Stage> Stages => [.. Enum.GetValues<Stage>().Where(s => s is not Stage.None)];

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_case_comes_into_every_stage_by_commands_only(Stage stage) => Assert.Equal(stage, Given(stage).State.Stage);

    [Fact]
    public void A_closed_case_is_completed() => Assert.Equal(Outcome.Completed, Given(Stage.Closed).State.Outcome);

    [Theory]
    [MemberData(nameof(Stages))]
    public void Everything_said_twice_on_the_way_is_true_once(Stage stage)
    {
        var spec = Given(stage - 1);
        foreach (var act in Journey.Into(stage)) spec.When(act.Command, act.By, act.On).ThenRecordedOnce();
    }
}
