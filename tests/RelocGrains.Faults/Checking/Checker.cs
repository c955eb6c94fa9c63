using RelocGrains.Domain;
using RelocGrains.Faults.History;

namespace RelocGrains.Faults.Checking;

/// <summary>Compares all that was seen of a run with what stands in the end. Pure: the same history, the same verdict.</summary>
internal static class Checker
{
    /// <summary>What a run shows.</summary>
    /// <param name="found">Told each finding when it is made.</param>
    public static Verdict Check(Recording recording, FinalState final, Action<Finding>? found = null)
    {
        var findings = Find(recording, final).Select(finding => Told(finding, found)).ToItems();
        var requests = recording.Writes.GroupBy(write => write.Request).Select(Outcome).CountBy(outcome => outcome).ToDictionary();
        return new Verdict(
            findings,
            requests.GetValueOrDefault(typeof(Reply.OfCase)),
            requests.GetValueOrDefault(typeof(Reply.Unknown)),
            requests.GetValueOrDefault(typeof(Reply.Refused)),
            final.Log.Count,
            recording.Calls.Count,
            recording.Watches.Sum(watch => watch.Told.Sum(told => (long)told.Facts.Count)));
    }

    // A log that is no chain cannot be replayed: what else is wrong shows when it is one.
    private static IEnumerable<Finding> Find(Recording recording, FinalState final)
    {
        var log = LogChecks.Find(final).ToList();
        var findings = log.Concat(WriteChecks.Find(recording, final.Log)).Concat(HoldChecks.Find(recording));
        if (log.Exists(finding => finding is Finding.BrokenChain)) return findings;
        var replay = new Replay(final.Log);
        return findings
            .Concat(RuleChecks.Find(replay))
            .Concat(ReplyChecks.Find(recording, replay))
            .Concat(SessionChecks.Find(recording))
            .Concat(WatchChecks.Find(recording, replay));
    }

    private static Finding Told(Finding finding, Action<Finding>? found)
    {
        found?.Invoke(finding);
        return finding;
    }

    // Once acknowledged is acknowledged; and an attempt without an answer may have been done, whatever came after it.
    private static Type Outcome(IEnumerable<Call.Write> attempts)
    {
        var answers = attempts.Select(write => write.Reply).ToList();
        if (answers.Exists(answer => answer is Reply.OfCase)) return typeof(Reply.OfCase);
        return answers.TrueForAll(answer => answer is Reply.Refused) ? typeof(Reply.Refused) : typeof(Reply.Unknown);
    }
}
