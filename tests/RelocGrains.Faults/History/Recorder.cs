using System.Diagnostics;
using RelocGrains.Domain;

namespace RelocGrains.Faults.History;

/// <summary>Writes down what callers and watchers see, from any thread. Calls are kept whole in memory: some hundred bytes each.</summary>
internal sealed class Recorder
{
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly Lock gate = new();
    private readonly List<Call> calls = [];
    private readonly List<OpenWatch> watches = [];
    private readonly List<HeldHead> held = [];
    private long acknowledged;
    private long lastAcknowledgedAt;
    private (long Gone, long Back) power = (long.MaxValue, long.MaxValue);

    /// <summary>Microseconds since the recorder was made.</summary>
    public long Now => (long)Stopwatch.GetElapsedTime(started).TotalMicroseconds;

    /// <summary>How many attempts to write were accepted so far, repeats included.</summary>
    public long Acknowledged => Interlocked.Read(ref acknowledged);

    /// <summary>When a write was accepted last.</summary>
    public long LastAcknowledgedAt => Interlocked.Read(ref lastAcknowledgedAt);

    /// <summary>
    /// From now on an answer counts as none: a machine without power gives no answers, and where only its disk has lost it, the server runs
    /// on for a moment beside it.
    /// </summary>
    public void PowerIsGone()
    {
        lock (gate) power = (Now, long.MaxValue);
    }

    /// <summary>What is asked from now on is answered again.</summary>
    public void PowerIsBack()
    {
        lock (gate) power.Back = Now;
    }

    /// <summary>Writes a call down. False when its answer counts as none.</summary>
    public bool Add(Call call)
    {
        lock (gate)
        {
            var counts = Counts(call.SentAt, call.AnsweredAt);
            calls.Add(counts ? call : call with { Reply = new Reply.Unknown("the power was gone") });
            if (!counts || call is not Call.Write { Accepted: not null }) return counts;
        }
        Interlocked.Increment(ref acknowledged);
        Interlocked.Exchange(ref lastAcknowledgedAt, call.AnsweredAt);
        return true;
    }

    /// <summary>Begins to write down what a watcher is told.</summary>
    public OpenWatch Watch(string watcher, string department)
    {
        var watch = new OpenWatch(this, watcher, department);
        lock (gate) watches.Add(watch);
        return watch;
    }

    /// <summary>Writes down that a frozen server holds the head of the log.</summary>
    public void Held(HeldHead head)
    {
        lock (gate) held.Add(head);
    }

    /// <summary>The calls written down up to now, but for so many first ones.</summary>
    public IReadOnlyList<Call> CallsAfter(int known)
    {
        lock (gate) return calls[known..];
    }

    /// <summary>Everything up to now.</summary>
    public Recording Stop()
    {
        lock (gate) return new Recording(calls.ToItems(), watches.Select(watch => watch.Seen).ToItems(), held.ToItems());
    }

    // Under the gate.
    private bool Counts(long sentAt, long answeredAt) => answeredAt < power.Gone || sentAt >= power.Back;

    /// <summary>What one watcher is told, as it comes.</summary>
    internal sealed class OpenWatch(Recorder recorder, string watcher, string department)
    {
        private readonly List<Told> told = [];
        private long reached;

        /// <summary>The revision told last.</summary>
        public long Reached => Interlocked.Read(ref reached);

        /// <summary>Everything up to now.</summary>
        public Watch Seen
        {
            get
            {
                lock (told) return new Watch(watcher, department, told.ToItems());
            }
        }

        /// <summary>Writes a response down; a bookmark that says nothing new is not kept. False when it counts as none.</summary>
        /// <param name="since">When the call was made that it answers.</param>
        public bool Add(int server, long since, long revision, Items<ToldFact> facts)
        {
            var now = recorder.Now;
            lock (recorder.gate)
            {
                if (!recorder.Counts(since, now)) return false;
            }
            if (facts.IsEmpty && revision == Reached) return true;
            lock (told) told.Add(new Told(server, now, revision, facts));
            Interlocked.Exchange(ref reached, revision);
            return true;
        }
    }
}
