using RelocGrains.Faults.History;

namespace RelocGrains.Faults.Checking;

/// <summary>
/// No read goes back: it is as new as what it asked for, as all that its caller had been answered before it was sent, and a strong one as
/// all that anybody had been answered.
/// </summary>
internal static class SessionChecks
{
    /// <summary>The reads that do.</summary>
    public static IEnumerable<Finding> Find(Recording recording)
    {
        var answered = new Queue<Call>(recording.Calls.Where(call => call.Reply.TrueAt is not null).OrderBy(call => call.AnsweredAt));
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        var seenByAnybody = 0L;
        foreach (var read in recording.Calls.OfType<Call.Read>().OrderBy(read => read.SentAt))
        {
            while (answered.TryPeek(out var next) && next.AnsweredAt < read.SentAt)
            {
                seen[next.Caller] = Math.Max(seen.GetValueOrDefault(next.Caller), next.Reply.TrueAt!.Value);
                seenByAnybody = Math.Max(seenByAnybody, next.Reply.TrueAt.Value);
                answered.Dequeue();
            }
            var needed = Math.Max(read.Needed, read.Strong ? seenByAnybody : seen.GetValueOrDefault(read.Caller));
            if (read.Reply.TrueAt < needed) yield return new Finding.Stale(read, needed);
            if (read.Reply is Reply.Refused { ForNow: false }) yield return new Finding.ReadRefused(read);
        }
    }
}
