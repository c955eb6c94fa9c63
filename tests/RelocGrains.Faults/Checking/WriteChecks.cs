using RelocGrains.Faults.History;

namespace RelocGrains.Faults.Checking;

/// <summary>
/// What was acknowledged is there, once; what was refused is not; and what came later stands later. Every act of the load records one fact,
/// so the facts of a request are none or one.
/// </summary>
internal static class WriteChecks
{
    /// <summary>What is wrong with the writes.</summary>
    public static IEnumerable<Finding> Find(Recording recording, IReadOnlyList<Fact> log)
    {
        var attempts = recording.Writes.GroupBy(write => write.Request).ToDictionary(group => group.Key, group => group.ToList());
        var facts = new Dictionary<Guid, Fact>();
        foreach (var fact in log)
        {
            if (!facts.TryAdd(fact.Request, fact)) yield return new Finding.Doubled(facts[fact.Request], fact);
            else if (!attempts.TryGetValue(fact.Request, out var of)) yield return new Finding.NotAsked(fact);
            else if (of.TrueForAll(write => write.Reply is Reply.Refused)) yield return new Finding.RecordedThoughRefused(of[0], fact);
        }
        foreach (var of in attempts.Values)
        {
            foreach (var finding in Acknowledged(of, facts)) yield return finding;
        }
        foreach (var finding in Order(attempts.Values, facts)) yield return finding;
    }

    private static IEnumerable<Finding> Acknowledged(List<Call.Write> attempts, Dictionary<Guid, Fact> facts)
    {
        var first = attempts.Where(write => write.Accepted is not null).MinBy(write => write.AnsweredAt);
        if (first is null) yield break;
        if (!facts.TryGetValue(first.Request, out var fact)) yield return new Finding.Lost(first);
        else if (first.ExpectedVersion is { } expected && fact.Version != expected + 1) yield return new Finding.EtagIgnored(first, fact);

        // An attempt that was under way already may have been refused before the other was accepted.
        foreach (var again in attempts)
        {
            var accepted = again.Accepted is { } answer && answer != first.Accepted;
            var refused = again.Reply is Reply.Refused { ForNow: false } && again.SentAt > first.AnsweredAt;
            if (accepted || refused) yield return new Finding.AnsweredDifferently(first, again);
        }
    }

    // In order of sending; the furthest that was acknowledged by then is what all later ones stand behind.
    private static IEnumerable<Finding> Order(IEnumerable<List<Call.Write>> attempts, Dictionary<Guid, Fact> facts)
    {
        var recorded = attempts.Where(of => facts.ContainsKey(of[0].Request)).ToList();
        var answered = new Queue<Call.Write>(recorded.SelectMany(of => of).Where(write => write.Accepted is not null).OrderBy(write => write.AnsweredAt));
        Call.Write? furthest = null;
        foreach (var later in recorded.Select(of => of.MinBy(write => write.SentAt)!).OrderBy(write => write.SentAt))
        {
            while (answered.TryPeek(out var next) && next.AnsweredAt < later.SentAt)
            {
                if (furthest is null || facts[next.Request].Position > facts[furthest.Request].Position) furthest = next;
                answered.Dequeue();
            }
            if (furthest is not null && facts[later.Request].Position < facts[furthest.Request].Position) yield return new Finding.OutOfOrder(furthest, later);
        }
    }
}
