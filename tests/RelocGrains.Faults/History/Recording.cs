using RelocGrains.Domain;

namespace RelocGrains.Faults.History;

/// <summary>All that callers and watchers saw of a run.</summary>
internal sealed record Recording(Items<Call> Calls, Items<Watch> Watches)
{
    /// <summary>The attempts to write.</summary>
    public IEnumerable<Call.Write> Writes => Calls.OfType<Call.Write>();
}

/// <summary>What stands in the end, when nobody writes any more and every server is up.</summary>
/// <param name="Log">The facts of all cases, from their own histories, in the order of the log.</param>
/// <param name="Verified">What the log's own verification says.</param>
internal sealed record FinalState(Items<Fact> Log, LogReport Verified);

/// <summary>The answer of a verification of the log.</summary>
internal sealed record LogReport(bool Ok, long Events, long LastPosition, Items<LogDamage> Damages);

/// <summary>One thing that it found.</summary>
internal sealed record LogDamage(long Position, string What);
