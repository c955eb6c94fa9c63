using System.Collections.Immutable;
using RelocGrains.Domain;
using RelocGrains.Domain.Figures;
using RelocGrains.Domain.Projects;
using RelocGrains.Domain.Reference;

namespace RelocGrains.Grains.Board;

/// <summary>What one department adds up to.</summary>
public sealed record DepartmentTally(
    Totals Totals,
    ImmutableSortedDictionary<Stage, StageCount> Stages,
    ImmutableSortedDictionary<string, Items<Waiting>> Waiting)
{
    /// <summary>A department without cases.</summary>
    public static DepartmentTally Empty { get; } = new(
        Totals.Zero,
        Enum.GetValues<Stage>().Where(s => s is not Stage.None).ToImmutableSortedDictionary(s => s, s => new StageCount(s, 0, 0)),
        ImmutableSortedDictionary.Create<string, Items<Waiting>>(StringComparer.Ordinal));

    /// <summary>Adds a case's line, or takes it away.</summary>
    public DepartmentTally Count(ProjectSummary line, int times)
    {
        var (live, ended) = line.Outcome is Outcome.None ? (times, 0) : (0, times);
        var count = Stages[line.Stage];
        return this with
        {
            Stages = Stages.SetItem(line.Stage, count with { Live = count.Live + live, Ended = count.Ended + ended }),
            Waiting = times < 0 || line.WaitingFor.IsEmpty ? Waiting.Remove(line.Id.Value) : Waiting.SetItem(line.Id.Value, line.WaitingFor),
        };
    }

    /// <summary>Adds what stands already, read from the board.</summary>
    internal DepartmentTally Start(Totals totals, IEnumerable<(Stage Stage, bool Live, long Count)> stages, IEnumerable<Waiting> waiting) => new(
        totals,
        stages.Aggregate(Stages, (counts, s) => counts.SetItem(
            s.Stage, s.Live ? counts[s.Stage] with { Live = s.Count } : counts[s.Stage] with { Ended = s.Count })),
        waiting.GroupBy(w => w.Project.Value, StringComparer.Ordinal).ToImmutableSortedDictionary(g => g.Key, g => g.ToItems(), StringComparer.Ordinal));
}

/// <summary>What all departments and envelopes add up to, at one position of the log.</summary>
public sealed record Tally(
    ImmutableSortedDictionary<string, DepartmentTally> Departments,
    ImmutableSortedDictionary<string, Money> Envelopes,
    long Position)
{
    /// <summary>Nothing, at the log's beginning.</summary>
    public static Tally Empty { get; } = new(
        PlanReference.Current.Departments.ToImmutableSortedDictionary(d => d.Code, _ => DepartmentTally.Empty, StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, Money>(StringComparer.Ordinal),
        0);

    /// <summary>The tally after one more change.</summary>
    public Tally Add(Change change) => change switch
    {
        Change.OfProject project => Add(project) with { Position = change.Position },
        Change.OfEnvelope envelope => this with { Envelopes = Envelopes.SetItem(envelope.Envelope.Value, envelope.Committed), Position = change.Position },
        _ => this with { Position = change.Position },
    };

    /// <summary>The tally the board's rows make, read in one snapshot.</summary>
    internal static Tally Read(BoardStore store)
    {
        using var snapshot = new BoardSnapshot(store);
        var totals = snapshot.Totals(NodaTime.LocalDate.MaxIsoValue, NodaTime.LocalDate.MaxIsoValue);
        var (stages, waiting) = (snapshot.Stages(), snapshot.Waiting());
        return new Tally(
            totals.ToImmutableSortedDictionary(
                t => t.Department.Value,
                t => DepartmentTally.Empty.Start(t.Totals, stages[t.Department.Value], waiting[t.Department.Value]),
                StringComparer.Ordinal),
            snapshot.Envelopes().ToImmutableSortedDictionary(e => e.Id.Value, e => e.Committed, StringComparer.Ordinal),
            snapshot.Position);
    }

    private Tally Add(Change.OfProject change)
    {
        var departments = Departments;
        if (change.Before is { } before) departments = Changed(departments, before.Department, d => d.Count(before, -1));
        departments = Changed(departments, change.After.Department, d => d.Count(change.After, 1));
        foreach (var entry in change.Movements)
        {
            departments = Changed(departments, entry.Department, d => d with { Totals = d.Totals.Add(entry.Measure, entry.Delta) });
        }
        return this with { Departments = departments };
    }

    private static ImmutableSortedDictionary<string, DepartmentTally> Changed(
        ImmutableSortedDictionary<string, DepartmentTally> departments, DepartmentCode code, Func<DepartmentTally, DepartmentTally> change) =>
        departments.SetItem(code.Value, change(departments[code.Value]));
}
