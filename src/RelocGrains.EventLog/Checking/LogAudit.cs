using System.Globalization;
using NodaTime;
using RelocGrains.EventLog.Appending;

namespace RelocGrains.EventLog.Checking;

/// <summary>
/// Follows a whole log from the first position and writes down what is wrong: each event in the order of positions, after it the
/// requests that are kept at its position, at last the head.
/// </summary>
internal sealed class LogAudit
{
    private readonly List<Finding> findings = [];
    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);
    private ReadOnlyMemory<byte> hash = HashChain.Genesis;
    private Instant recordedAt = ChainHead.Genesis.RecordedAt;
    private StoredEvent? open;
    private ChainHead? head;
    private long position;
    private long events;

    /// <summary>What was found first, if anything was.</summary>
    public Finding? FirstFinding => findings.FirstOrDefault();

    /// <summary>The end of the log by its own account.</summary>
    public ChainHead End => head ?? ChainHead.Genesis;

    /// <summary>The same thing said twice, as of a row met in two slices, is one finding.</summary>
    public void Note(long at, string what)
    {
        var finding = new Finding(at, what);
        if (findings.Count < VerifyReport.MaxFindings && !findings.Contains(finding)) findings.Add(finding);
    }

    /// <summary>The next slice of the log.</summary>
    public void Slice(LogSlice slice)
    {
        var next = GiveRequests(slice.Requests, first: 0, upTo: 0);
        foreach (var row in slice.Events)
        {
            if (row.Event is { } stored) Event(stored);
            else Unreadable(row);
            next = GiveRequests(slice.Requests, next, row.Position);
        }

        GiveRequests(slice.Requests, next, long.MaxValue);
        if (slice.Head is { } end) Head(end);
    }

    /// <summary>Where the log ends by its own account.</summary>
    public void Head(HeadRow end)
    {
        head = end.Head;
        if (end.Fault is { } fault) Note(0, fault);
    }

    /// <summary>What was found, once the whole log and its head were given.</summary>
    public VerifyReport Finish()
    {
        var end = End;
        if (open is { } last) Note(last.Position, "the request of this event is not kept");
        if (end.Position != position) Note(end.Position, $"the head stands at {end.Position}, the last event at {position}");
        if (!end.Hash.Span.SequenceEqual(hash.Span)) Note(end.Position, "the head's hash is not that of the last event");
        if (end.RecordedAt != recordedAt) Note(end.Position, "the head's recorded_at is not that of the last event");
        return new VerifyReport(
            findings.Count == 0, events, end.Position, Convert.ToHexStringLower(end.Hash.Span), [.. findings.OrderBy(f => f.Position)]);
    }

    // After a broken event the audit goes on from what is stored, so that one edit is one finding.
    private void Event(StoredEvent stored)
    {
        if (open is { } before && before.Request != stored.Request)
            Note(before.Position, "the request of this event is not kept");
        CheckPlace(stored);
        if (stored.RecordedAt < recordedAt) Note(stored.Position, "recorded_at is before that of the position before");
        if (!HashChain.Next(hash.Span, stored).AsSpan().SequenceEqual(stored.Hash.Span))
            Note(stored.Position, "the hash does not match the event and the hash before it");

        Continue(stored.Position, stored.Hash);
        versions[stored.Stream] = stored.Version;
        recordedAt = stored.RecordedAt;
        open = stored;
    }

    private void Unreadable(EventRow row)
    {
        Note(row.Position, $"the event cannot be read: {row.Fault}");
        Continue(row.Position, row.Hash);
        open = null;
    }

    private int GiveRequests(IReadOnlyList<RequestRow> rows, int first, long upTo)
    {
        for (; first < rows.Count && rows[first].Position <= upTo; first++)
        {
            if (rows[first].Request is { } request) Request(request);
            else Note(rows[first].Position, $"a request cannot be read: {rows[first].Fault}");
        }

        return first;
    }

    // A request kept at the position of the event given last, or at 0 before the first.
    private void Request(SealedRequest request)
    {
        var (accepted, at) = (request.Accepted, request.Accepted.Position);
        if (at != position)
        {
            Note(at, $"request {Name(request.Key)} was kept at a position that is not in the log");
            return;
        }

        if (accepted.Version != versions.GetValueOrDefault(accepted.Stream))
            Note(at, $"request {Name(request.Key)} names version {accepted.Version} of '{accepted.Stream}', which it did not have");
        if (!HashChain.Seal(hash.Span, request.Key, accepted).AsSpan().SequenceEqual(request.Seal))
            Note(at, $"request {Name(request.Key)} does not match its seal");
        if (open?.Request == request.Key) open = null;
    }

    private static string Name(RequestKey key) => string.Create(CultureInfo.InvariantCulture, $"{key.Id} of {key.Caller}");

    private void CheckPlace(StoredEvent stored)
    {
        if (stored.Position != position + 1)
            Note(stored.Position, $"the position before it is {position}: events are missing");
        var version = versions.GetValueOrDefault(stored.Stream);
        if (stored.Version != version + 1)
            Note(stored.Position, $"version {stored.Version} of '{stored.Stream}' follows version {version}");
    }

    private void Continue(long at, ReadOnlyMemory<byte> storedHash)
    {
        position = at;
        hash = storedHash;
        events += 1;
    }
}
