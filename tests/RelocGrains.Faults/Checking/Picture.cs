using System.Runtime.InteropServices;
using RelocGrains.Domain;
using RelocGrains.Domain.Envelopes;
using RelocGrains.Domain.Figures;
using RelocGrains.Domain.Projects;
using RelocGrains.Faults.History;

namespace RelocGrains.Faults.Checking;

/// <summary>
/// The region at one position of the log, counted step by step: figures, stages, lists, envelopes. It only goes forward. Nothing of the
/// board, the departments or the plan is used for it.
/// </summary>
internal sealed class Picture
{
    private readonly Dictionary<string, Totals> totals = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Place, Stage Stage), (long Live, long Ended)> stages = [];
    private readonly Dictionary<string, SortedSet<string>> cases = new(StringComparer.Ordinal) { [""] = new(StringComparer.Ordinal) };
    private readonly Dictionary<EnvelopeId, Money> envelopes = [];

    /// <summary>Goes one step further.</summary>
    public void Add(Step step)
    {
        if (step.Before is { } before) Count(before, -1);
        Count(step, 1);
    }

    /// <summary>The figures of a department or of the region.</summary>
    public PlaceFigures Figures(string place) => new(place, totals.GetValueOrDefault(place, Totals.Zero), StagesOf(place));

    /// <summary>What is committed on an envelope.</summary>
    public Money Committed(EnvelopeId envelope) => envelopes.GetValueOrDefault(envelope);

    /// <summary>How many cases a department has; all of them for an empty code.</summary>
    public long Total(string department) => cases.TryGetValue(department, out var names) ? names.Count : 0;

    /// <summary>The cases of a department after one of them, in the order of lists.</summary>
    public IEnumerable<string> After(string department, string name) =>
        cases.TryGetValue(department, out var names) ? names.GetViewBetween(name, "~").SkipWhile(first => first == name) : [];

    private Items<StageCount> StagesOf(string place) => Enum.GetValues<Stage>()
        .Select(stage => (Stage: stage, Count: stages.GetValueOrDefault((place, stage))))
        .Where(line => line.Count != default)
        .Select(line => new StageCount(line.Stage, line.Count.Live, line.Count.Ended))
        .ToItems();

    private void Count(Step step, int times)
    {
        foreach (var place in (ReadOnlySpan<string>)[step.Department, PlaceFigures.Region])
        {
            totals[place] = totals.GetValueOrDefault(place, Totals.Zero) + Times(step.Counts, times);
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(stages, (place, step.Stage), out _);
            count = step.Live ? (count.Live + times, count.Ended) : (count.Live, count.Ended + times);
        }
        foreach (var reservation in step.Reserved)
        {
            envelopes[reservation.Envelope] = Committed(reservation.Envelope) + new Money(times * reservation.Amount.Cents);
        }
        foreach (var department in (ReadOnlySpan<string>)["", step.Department]) List(department, step.Fact.Case, times);
    }

    private void List(string department, string name, int times)
    {
        if (!cases.TryGetValue(department, out var names)) cases.Add(department, names = new(StringComparer.Ordinal));
        if (times > 0) names.Add(name);
        else names.Remove(name);
    }

    private static Totals Times(Totals counts, int times) => times > 0
        ? counts
        : new(
            -counts.Projects, -counts.JobsAnnounced, -counts.JobsContracted, -counts.JobsVerified, -counts.JobsMaintained,
            Money.Zero - counts.PrivateInvestment, Money.Zero - counts.PublicFunding);
}
