using RelocGrains.Domain;

namespace RelocGrains.Faults.History;

/// <summary>All that callers and watchers saw of a run.</summary>
/// <param name="Held">When servers were frozen that held the head of the log.</param>
internal sealed record Recording(Items<Call> Calls, Items<Watch> Watches, Items<HeldHead> Held)
{
    /// <summary>The attempts to write.</summary>
    public IEnumerable<Call.Write> Writes => Calls.OfType<Call.Write>();

    /// <summary>How long it took, each time, until another server acknowledged a write that was not in the log yet; null when none ever did.</summary>
    public IEnumerable<(HeldHead Held, TimeSpan? Wait)> Waits => Held.Select(held => (held, WaitAfter(held)));

    private TimeSpan? WaitAfter(HeldHead held)
    {
        var answered = Writes
            .Where(write => write.Server != held.Server && write.Accepted?.Revision > held.Position)
            .Min(write => (long?)write.AnsweredAt);
        return answered is { } at ? TimeSpan.FromMicroseconds(at - held.From) : null;
    }
}

/// <summary>A server was frozen while it held the head of the log: the others had to wait until the store took it away.</summary>
/// <param name="From">By the recorder's clock, in microseconds.</param>
/// <param name="Position">Where the log ended, as long as it was held.</param>
internal sealed record HeldHead(int Server, long From, long Position);

/// <summary>What stands in the end, when nobody writes any more and every server is up.</summary>
/// <param name="Log">The facts of all cases, from their own histories, in the order of the log.</param>
/// <param name="Verified">What the log's own verification says.</param>
internal sealed record FinalState(Items<Fact> Log, LogReport Verified);

/// <summary>The answer of a verification of the log.</summary>
internal sealed record LogReport(bool Ok, long Events, long LastPosition, Items<LogDamage> Damages);

/// <summary>One thing that it found.</summary>
internal sealed record LogDamage(long Position, string What);
