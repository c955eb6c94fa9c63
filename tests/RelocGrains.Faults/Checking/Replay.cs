using RelocGrains.Domain;
using RelocGrains.Domain.Figures;
using RelocGrains.Domain.Projects;
using RelocGrains.Faults.History;

namespace RelocGrains.Faults.Checking;

/// <summary>The whole log folded by the domain's own evolution: what every case was after each of its facts.</summary>
internal sealed class Replay
{
    private static readonly Measure[] Measures = Enum.GetValues<Measure>();

    private readonly Dictionary<string, List<Step>> cases = new(StringComparer.Ordinal);
    private readonly List<Step> steps = [];

    /// <param name="log">In order of position; the versions of each case without a gap.</param>
    public Replay(IEnumerable<Fact> log)
    {
        var states = new Dictionary<string, ProjectState>(StringComparer.Ordinal);
        foreach (var fact in log)
        {
            var before = states.GetValueOrDefault(fact.Case, ProjectState.Empty);
            Add(fact, states[fact.Case] = ProjectEvolution.Evolve(before, fact.AsRecorded));
        }
    }

    /// <summary>Every step, in order of position.</summary>
    public IReadOnlyList<Step> Steps => steps;

    /// <summary>The case at a position; null when it was not there yet.</summary>
    public Step? At(string name, long position)
    {
        if (!cases.TryGetValue(name, out var known)) return null;
        var (low, high) = (0, known.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (known[middle].Fact.Position <= position) low = middle + 1;
            else high = middle;
        }
        return low == 0 ? null : known[low - 1];
    }

    private void Add(Fact fact, ProjectState state)
    {
        if (!cases.TryGetValue(fact.Case, out var known)) cases.Add(fact.Case, known = []);
        var step = new Step(
            fact, known.LastOrDefault(), state.Department.Value, state.Stage, state.IsLive, state.Company!.Identity, Counted(state), state.Decision?.Reservations ?? default);
        known.Add(step);
        steps.Add(step);
    }

    // What a case counts now is the balance of its last milestone.
    private static Totals Counted(ProjectState state) => Measures.Aggregate(
        Totals.Zero, (totals, measure) => totals.Add(measure, state.Timeline.Milestones[^1].BalanceOf(measure)));
}

/// <summary>A case after one of its facts.</summary>
/// <param name="Before">The step before; null for an opening.</param>
/// <param name="Company">Identity of the company.</param>
/// <param name="Counts">What the case adds to the figures of its department.</param>
/// <param name="Reserved">What it holds of the envelopes.</param>
internal sealed record Step(
    Fact Fact, Step? Before, string Department, Stage Stage, bool Live, string Company, Totals Counts, Items<Reservation> Reserved)
{
    /// <summary>What any answer has to say of it.</summary>
    public CaseLine Line => new(Fact.Case, Fact.Version, Stage, Department);
}
