namespace RelocGrains.Domain.Tests.Properties;

/// <summary>
/// Two cases of perhaps the same company, driven by a list of numbers: each number is one step, mostly a sensible next one, now and then
/// any command at all. A shorter list is a shorter history, so a failing one can be cut down.
/// </summary>
public static class History
{
    /// <summary>Runs the history and checks what must hold after each step and at the end.</summary>
    public static World Run(IReadOnlyList<ulong> steps)
    {
        var world = new World();
        var books = new Books(world);
        var days = new Dictionary<ProjectId, LocalDate> { [Cases.Id] = Journey.DetectedOn, [Cases.Other] = Journey.DetectedOn };
        var said = new List<(ProjectId Id, Act Act)>();
        try
        {
            foreach (var dice in steps.Select(step => new Dice(step)))
            {
                var id = dice.Percent(65) ? Cases.Id : Cases.Other;
                var act = Next(world.Project(id), dice, days[id]);
                said.Add((id, act));
                if (Step(world, books, id, act)) days[id] = LocalDate.Max(days[id], act.On);
            }
            books.Close();
            return world;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{e.Message}\nafter:\n{string.Join('\n', said.Select(s => $"  {s.Id} {s.Act.On} {s.Act.By.Person} {s.Act.Command}"))}", e);
        }
    }

    private static Act Next(ProjectState state, Dice dice, LocalDate day)
    {
        var on = day.PlusDays(dice.Roll(12));
        if (dice.Percent(78)) return Sensible.Next(state, dice, on);
        if (dice.Percent(30)) return new(Nonsense.Interruption(dice, state), dice.Pick(People.All), on);
        var any = dice.Percent(25) ? Journey.DetectedOn.PlusDays(dice.Roll(1_500)) : on;
        return new(Nonsense.Any(dice), dice.Pick(People.All), any);
    }

    /// <summary>True when something was recorded.</summary>
    private static bool Step(World world, Books books, ProjectId id, Act act)
    {
        var before = world.Project(id);
        if (world.Execute(id, act) is not Decision<ProjectEvent>.Accepted { Events.IsEmpty: false } accepted) return false;

        var after = world.Project(id);
        if (after.Version != before.Version + accepted.Events.Count) throw new InvalidOperationException($"Version {after.Version} after {before.Version}.");
        books.Enter(before, after);
        if (world.Decide(id, act) is not Decision<ProjectEvent>.Accepted { Events.IsEmpty: true, Beside.IsEmpty: true })
        {
            throw new InvalidOperationException($"Said twice, {act} gave {world.Decide(id, act)}.");
        }
        if (after.Version % 16 == 0) world.Explain(id, Stage.Closed, act.By, act.On);
        return true;
    }
}
