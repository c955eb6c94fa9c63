using System.Collections.Immutable;
using RelocGrains.EventLog;

namespace RelocGrains.Faults.Planted;

/// <summary>The fence is off: whatever version a decision was made on, it is taken, and its caller believes that nobody came between.</summary>
internal sealed class UnfencedLog(IEventLog log) : LogInPlace(log)
{
    public override async Task<AppendResult> Append(Append append, CancellationToken ct)
    {
        while (true)
        {
            var streams = ImmutableArray.CreateBuilder<StreamAppend>(append.Streams.Length);
            foreach (var stream in append.Streams) streams.Add(stream with { ExpectedVersion = await Log.StreamVersion(stream.Stream, ct) });
            var result = await Log.Append(append with { Streams = streams.ToImmutable() }, ct);
            if (result is AppendResult.VersionConflict) continue;
            return result is AppendResult.Appended appended ? AsExpected(append, appended) : result;
        }
    }

    private static AppendResult.Appended AsExpected(Append append, AppendResult.Appended appended)
    {
        var next = append.Streams.ToDictionary(stream => stream.Stream, stream => stream.ExpectedVersion, StringComparer.Ordinal);
        return appended with { Events = [.. appended.Events.Select(stored => stored with { Version = next[stored.Stream] += 1 })] };
    }
}

/// <summary>Request ids are off: who repeats a request makes it again.</summary>
internal sealed class ForgettingLog(IEventLog log) : LogInPlace(log)
{
    public override ValueTask<AcceptedRequest?> FindRequest(RequestKey key, CancellationToken ct) => ValueTask.FromResult<AcceptedRequest?>(null);

    // The store keeps each key once, so a repeat is given another one with the same id.
    public override async Task<AppendResult> Append(Append append, CancellationToken ct)
    {
        while (true)
        {
            var result = await Log.Append(append, ct);
            if (result is not AppendResult.SeenBefore) return result;
            append = append with { Request = append.Request with { Caller = append.Request.Caller + "'" } };
        }
    }
}

/// <summary>The last append of a batch is acknowledged and not written, once in so many.</summary>
internal sealed class LosingLog(IEventLog log) : LogInPlace(log)
{
    private const int OneOf = 150;

    private int appends;

    public override async Task<AppendResult> Append(Append append, CancellationToken ct)
    {
        if (append.Streams[0].Events.IsEmpty || Interlocked.Increment(ref appends) % OneOf != 0) return await Log.Append(append, ct);
        var head = await Log.ReadHead(ct);
        var position = head.Position;
        var events = append.Streams.SelectMany(stream => stream.Events.Select((e, n) => new StoredEvent(
            ++position, stream.Stream, stream.ExpectedVersion + n + 1, e.Type, e.Body, e.EffectiveOn, head.RecordedAt, append.Who, append.Request, append.Traceparent, default)));
        var first = append.Streams[0];
        return new AppendResult.Appended(
            new AcceptedRequest(append.RequestHash, first.Stream, first.ExpectedVersion + first.Events.Length, position), [.. events]);
    }
}

/// <summary>Who follows the log by it takes one event in so many for none of its business.</summary>
internal sealed class SkippingLog(IEventLog log) : LogInPlace(log)
{
    private const int OneOf = 100;

    public override async ValueTask<IReadOnlyList<StoredEvent>> ReadAll(long afterPosition, int max, CancellationToken ct) =>
        [.. (await Log.ReadAll(afterPosition, max, ct)).Select(stored => stored.Position % OneOf == 0 ? stored with { Stream = "skipped" } : stored)];
}
