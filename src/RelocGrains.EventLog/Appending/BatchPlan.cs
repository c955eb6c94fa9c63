using System.Collections.Immutable;
using NodaTime;

namespace RelocGrains.EventLog.Appending;

/// <summary>A request accepted by a batch, as it is to be stored.</summary>
internal sealed record SealedRequest(RequestKey Key, AcceptedRequest Accepted, byte[] Seal);

/// <summary>
/// What one transaction will write. Decides each append in memory, counting the batch's own earlier ones, so that a refusal never
/// costs the batch and a constraint of the store never has to fire.
/// </summary>
/// <param name="head">The stored head, read under its lock.</param>
/// <param name="now">The time of the whole batch; never before the head's.</param>
/// <param name="findRequest">Looks a request up in the store, under the head lock.</param>
/// <param name="streamVersion">Looks a version up in the store, under the head lock.</param>
internal sealed class BatchPlan(
    ChainHead head, Instant now, Func<RequestKey, AcceptedRequest?> findRequest, Func<string, long> streamVersion)
{
    private readonly Instant recordedAt = Instant.Max(Microseconds.Floor(now), head.RecordedAt);
    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);
    private readonly Dictionary<RequestKey, AcceptedRequest> accepted = [];
    private readonly List<StoredEvent> events = [];
    private readonly List<SealedRequest> requests = [];

    public ChainHead Head { get; private set; } = head;

    public IReadOnlyList<StoredEvent> Events => events;

    public IReadOnlyList<SealedRequest> Requests => requests;

    public AppendResult Add(Append append)
    {
        if (Find(append.Request) is { } first) return new AppendResult.SeenBefore(first);
        foreach (var stream in append.Streams)
        {
            var actual = VersionOf(stream.Stream);
            if (actual != stream.ExpectedVersion) return new AppendResult.VersionConflict(stream.Stream, actual);
        }

        return Accept(append);
    }

    private AppendResult.Appended Accept(Append append)
    {
        var stored = ImmutableArray.CreateBuilder<StoredEvent>(append.EventCount());
        foreach (var stream in append.Streams)
            foreach (var @event in stream.Events)
                stored.Add(Store(append, stream.Stream, @event));
        events.AddRange(stored);

        var first = append.Streams[0].Stream;
        var answer = new AcceptedRequest(append.RequestHash.ToArray(), first, VersionOf(first), Head.Position);
        accepted.Add(append.Request, answer);
        requests.Add(new SealedRequest(append.Request, answer, HashChain.Seal(Head.Hash.Span, append.Request, answer)));
        return new AppendResult.Appended(answer, stored.MoveToImmutable());
    }

    // The body is copied: what is hashed and what is stored must be the same bytes, whatever the caller does to his buffer.
    private StoredEvent Store(Append append, string stream, NewEvent @event)
    {
        var version = versions[stream] += 1;
        var unchained = new StoredEvent(
            Head.Position + 1, stream, version, @event.Type, @event.Body.ToArray(), @event.EffectiveOn, recordedAt,
            append.Who, append.Request, append.Traceparent, Hash: default);
        var stored = unchained with { Hash = HashChain.Next(Head.Hash.Span, unchained) };
        Head = new ChainHead(stored.Position, stored.Hash, recordedAt);
        return stored;
    }

    private AcceptedRequest? Find(RequestKey key) => accepted.TryGetValue(key, out var own) ? own : findRequest(key);

    private long VersionOf(string stream)
    {
        if (!versions.TryGetValue(stream, out var version)) versions.Add(stream, version = streamVersion(stream));
        return version;
    }
}
