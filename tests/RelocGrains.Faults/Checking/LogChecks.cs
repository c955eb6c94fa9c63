using RelocGrains.Domain.Projects;
using RelocGrains.Faults.History;

namespace RelocGrains.Faults.Checking;

/// <summary>The log itself: whole, in order, and with what was typed.</summary>
internal static class LogChecks
{
    /// <summary>What is wrong with it.</summary>
    public static IEnumerable<Finding> Find(FinalState final) =>
        [.. Damages(final.Verified), .. Chains(final.Log), .. final.Log.Where(fact => !fact.HasItsTexts).Select(fact => new Finding.TextLost(fact))];

    private static IEnumerable<Finding> Damages(LogReport report)
    {
        if (!report.Ok && report.Damages.IsEmpty) yield return new Finding.LogDamaged(new LogDamage(report.LastPosition, "It is said to be damaged."));
        if (report.Events != report.LastPosition)
        {
            yield return new Finding.LogDamaged(new LogDamage(report.LastPosition, FormattableString.Invariant($"It has {report.Events} events.")));
        }
        foreach (var damage in report.Damages) yield return new Finding.LogDamaged(damage);
    }

    private static IEnumerable<Finding> Chains(IReadOnlyList<Fact> log)
    {
        var last = new Dictionary<string, Fact>(StringComparer.Ordinal);
        Fact? before = null;
        foreach (var fact in log)
        {
            var ofCase = last.GetValueOrDefault(fact.Case);
            if (before is not null && (fact.Position <= before.Position || fact.RecordedAt < before.RecordedAt)) yield return new Finding.BrokenChain(before, fact);
            else if (fact.Version != (ofCase?.Version ?? 0) + 1) yield return new Finding.BrokenChain(ofCase, fact);
            else if (fact.Version == 1 != fact.Event is ProjectEvent.Detected) yield return new Finding.BrokenChain(ofCase, fact);
            last[fact.Case] = before = fact;
        }
    }
}
