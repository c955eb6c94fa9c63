using System.Globalization;
using NodaTime;
using RelocGrains.EventLog.Appending;

namespace RelocGrains.EventLog.Checking;

/// <summary>
/// Follows a whole log from the first position and writes down what is wrong. Give it each event in the order of positions, and
/// after it the requests that are kept at its position; at last the head.
/// </summary>
internal sealed class LogAudit
{
    private readonly List<Finding> findings = [];
    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);
    private ReadOnlyMemory<byte> hash = HashChain.Genesis;
    private Instant recordedAt = ChainHead.Genesis.RecordedAt;
    private StoredEvent? open;
    private long position;
    private long events;

    /// <summary>The same thing said twice, as of a row met in two slices, is one finding.</summary>
    public void Note(long at, string what)
    {
        var finding = new Finding(at, what);
        if (findings.Count < VerifyReport.MaxFindings && !findings.Contains(finding)) findings.Add(finding);
    }

    /// <summary>An event that could be read. After a broken one the audit goes on from what is stored, so that one edit is one finding.</summary>
    public void Event(StoredEvent stored)
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

    /// <summary>An event that is there and cannot be read.</summary>
    public void Unreadable(long at, string why, ReadOnlyMemory<byte> storedHash)
    {
        Note(at, $"the event cannot be read: {why}");
        Continue(at, storedHash);
        open = null;
    }

    /// <summary>A request kept at the position of the event given last, or at 0 before the first.</summary>
    public void Request(SealedRequest request)
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

    public VerifyReport Finish(ChainHead head)
    {
        if (open is { } last) Note(last.Position, "the request of this event is not kept");
        if (head.Position != position) Note(head.Position, $"the head stands at {head.Position}, the last event at {position}");
        if (!head.Hash.Span.SequenceEqual(hash.Span)) Note(head.Position, "the head's hash is not that of the last event");
        if (head.RecordedAt != recordedAt) Note(head.Position, "the head's recorded_at is not that of the last event");
        return new VerifyReport(
            findings.Count == 0, events, head.Position, Convert.ToHexStringLower(head.Hash.Span), [.. findings.OrderBy(f => f.Position)]);
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
