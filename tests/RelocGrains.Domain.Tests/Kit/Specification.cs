namespace RelocGrains.Domain.Tests.Kit;

/// <summary>Where a spec begins: what has happened so far.</summary>
public static class Specification
{
    /// <summary>Nothing has happened.</summary>
    public static Spec GivenNothing => new(new World(), Cases.Id);

    /// <summary>The usual case, after these acts, each of which must be accepted.</summary>
    public static Spec Given(IEnumerable<Act> acts) => acts.Aggregate(GivenNothing, (spec, act) => spec.And(act.Command, act.By, act.On));

    /// <summary>The usual case in a stage, taken there by commands only.</summary>
    public static Spec Given(Stage stage) => Given(Journey.To(stage));
}

/// <summary>A case with its history, and the world around it.</summary>
public sealed class Spec(World world, ProjectId id)
{
    public World World => world;

    public ProjectState State => world.Project(id);

    /// <summary>The last day anything happened on in this case.</summary>
    public LocalDate LastDay => world.History(id) is { Count: > 0 } history ? history.Max(r => r.EffectiveOn) : Journey.DetectedOn;

    /// <summary>One more thing that has happened.</summary>
    public Spec And(ProjectCommand command, Actor by, LocalDate? on = null)
    {
        var decision = world.Execute(id, new Act(command, by, on ?? LastDay));
        Assert.True(decision is Decision<ProjectEvent>.Accepted { Events.IsEmpty: false }, $"The history itself is not possible: {command} gave {decision}");
        return this;
    }

    /// <summary>More of what has happened, act by act.</summary>
    public Spec And(IEnumerable<Act> acts) => acts.Aggregate(this, (spec, act) => spec.And(act.Command, act.By, act.On));

    /// <summary>What has happened to another case meanwhile.</summary>
    public Spec AndOf(ProjectId other, params IEnumerable<Act> acts)
    {
        new Spec(world, other).And(acts);
        return this;
    }

    /// <summary>The command this spec is about.</summary>
    public Verdict When(ProjectCommand command, Actor by, LocalDate? on = null)
    {
        var act = new Act(command, by, on ?? LastDay);
        return new Verdict(world, id, act, world.Execute(id, act));
    }

    /// <summary>What is missing on the way to a stage, as somebody is told on a day.</summary>
    public Items<UnmetGuard> Explained(Stage target, Actor by, LocalDate? on = null) => world.Explain(id, target, by, on ?? LastDay);
}

/// <summary>What came of the command.</summary>
public sealed class Verdict(World world, ProjectId id, Act act, Decision<ProjectEvent> decision)
{
    public ProjectState State => world.Project(id);

    /// <summary>Exactly these facts.</summary>
    public Verdict ThenRecorded(params IEnumerable<ProjectEvent> events)
    {
        Assert.Equal(events, Accepted.Events);
        return this;
    }

    /// <summary>One fact of this kind; hands it on.</summary>
    public T ThenRecorded<T>() where T : ProjectEvent => Assert.IsType<T>(Assert.Single(Accepted.Events));

    /// <summary>Exactly these facts in the streams beside.</summary>
    public Verdict Beside(params IEnumerable<NeighbourEvent> events)
    {
        Assert.Equal(events, Accepted.Beside);
        return this;
    }

    /// <summary>It is true already.</summary>
    public Verdict ThenNothing()
    {
        Assert.Empty(Accepted.Events);
        Assert.Empty(Accepted.Beside);
        return this;
    }

    /// <summary>It is recorded, and saying it again with another request records nothing.</summary>
    public Verdict ThenRecordedOnce()
    {
        Assert.NotEmpty(Accepted.Events);
        return new Verdict(world, id, act, world.Execute(id, act)).ThenNothing();
    }

    /// <summary>Refused for this reason, with exactly these guards, each named once.</summary>
    public Verdict ThenRefused(Reason reason, params IEnumerable<Guard> guards)
    {
        var refusal = Assert.IsType<Decision<ProjectEvent>.Refused>(decision).Refusal;
        Assert.Equal(reason, refusal.Reason);
        Assert.Equal(guards.Order(), refusal.Unmet.Select(u => u.Guard).Distinct().Order());
        return this;
    }

    /// <summary>Refused because of exactly these guards.</summary>
    public Verdict ThenUnmet(params IEnumerable<Guard> guards) => ThenRefused(Reason.GuardsNotMet, guards);

    /// <summary>A named value of the refusal.</summary>
    public Verdict Saying(string name, string value)
    {
        var refusal = Assert.IsType<Decision<ProjectEvent>.Refused>(decision).Refusal;
        Assert.Contains(new Detail(name, value), refusal.Metadata);
        return this;
    }

    /// <summary>A missing thing, as the refusal names it.</summary>
    public Verdict Missing(Guard guard, string missing)
    {
        var refusal = Assert.IsType<Decision<ProjectEvent>.Refused>(decision).Refusal;
        Assert.Contains(refusal.Unmet, u => u.Guard == guard && string.Equals(u.Missing, missing, StringComparison.Ordinal));
        return this;
    }

    private Decision<ProjectEvent>.Accepted Accepted => Assert.IsType<Decision<ProjectEvent>.Accepted>(decision);
}
