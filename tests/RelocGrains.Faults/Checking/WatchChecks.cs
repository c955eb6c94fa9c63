using RelocGrains.Faults.History;

namespace RelocGrains.Faults.Checking;

/// <summary>Every watcher was told each fact that is for it once, in order, without a gap, to the end.</summary>
internal static class WatchChecks
{
    /// <summary>What went wrong with the watches.</summary>
    public static IEnumerable<Finding> Find(Recording recording, Replay replay) =>
        recording.Watches.SelectMany(watch => Find(watch, replay));

    private static IEnumerable<Finding> Find(Watch watch, Replay replay)
    {
        var untold = replay.Steps.Where(step => IsFor(watch, step)).ToDictionary(step => step.Fact.Position, step => step.Fact.AsTold);
        var seen = new Dictionary<long, ToldFact>();
        var last = 0L;
        foreach (var fact in watch.Told.SelectMany(told => told.Facts))
        {
            if (seen.TryGetValue(fact.Position, out var before) && before == fact) yield return new Finding.ToldTwice(watch.Watcher, fact);
            else if (!untold.Remove(fact.Position, out var there) || there != fact) yield return new Finding.ToldWrongly(watch.Watcher, fact);
            else if (fact.Position < last) yield return new Finding.ToldOutOfOrder(watch.Watcher, fact);
            else last = fact.Position;
            seen[fact.Position] = fact;
        }
        foreach (var finding in Ends(watch, replay)) yield return finding;
        var reached = watch.Told.IsEmpty ? 0 : watch.Told[^1].Revision;
        foreach (var fact in untold.Values.Where(fact => fact.Position <= reached)) yield return new Finding.NotTold(watch.Watcher, fact);
    }

    // A department's watcher is told of a case that leaves it, too.
    private static bool IsFor(Watch watch, Step step) =>
        watch.Department.Length == 0 || step.Department == watch.Department || step.Before?.Department == watch.Department;

    private static IEnumerable<Finding> Ends(Watch watch, Replay replay)
    {
        var (reached, end) = (watch.Told.IsEmpty ? 0 : watch.Told[^1].Revision, replay.Steps.Count == 0 ? 0 : replay.Steps[^1].Fact.Position);
        if (reached < end) yield return new Finding.NotToldToTheEnd(watch.Watcher, reached, end);
    }
}
