using System.Collections.Immutable;
using NodaTime;

namespace RelocGrains.EventLog;

/// <summary>An event as it is handed in: its name, its bytes and the day on which it is true.</summary>
/// <param name="Type">Stored name, such as <c>thing.happened.v1</c>; never changes.</param>
/// <param name="Body">The exact bytes that are stored and hashed.</param>
/// <param name="EffectiveOn">The day, Europe/Paris, on which the fact is true.</param>
public sealed record NewEvent(string Type, ReadOnlyMemory<byte> Body, LocalDate EffectiveOn);

/// <summary>What one command adds to one stream.</summary>
/// <param name="Stream">Name of the stream, such as <c>thing-42</c>.</param>
/// <param name="ExpectedVersion">The version the decision was made on; 0 for a stream that does not exist yet.</param>
/// <param name="Events">May be empty: then only the version is checked.</param>
public sealed record StreamAppend(string Stream, long ExpectedVersion, ImmutableArray<NewEvent> Events);

/// <summary>The identity of a request: the same key is applied once, whatever happens.</summary>
/// <param name="Caller">Who made the request id.</param>
/// <param name="Id">The id the caller made.</param>
public readonly record struct RequestKey(string Caller, Guid Id);

/// <summary>One atomic write: all of its streams, or none.</summary>
/// <param name="Request">Looked up first, under the head lock: a request seen before writes nothing.</param>
/// <param name="RequestHash">Hash of what is asked, 32 bytes: tells a repeat from a reuse of the id.</param>
/// <param name="Who">Who acts, in a form the log does not read.</param>
/// <param name="Traceparent">W3C traceparent of the call, or null.</param>
/// <param name="Streams">The first stream is the one the answer is kept for: (stream, version after the append).</param>
public sealed record Append(
    RequestKey Request,
    ReadOnlyMemory<byte> RequestHash,
    string Who,
    string? Traceparent,
    ImmutableArray<StreamAppend> Streams);

/// <summary>What the log keeps of an accepted request: enough to give the first answer again.</summary>
/// <param name="RequestHash">Hash of what was asked, 32 bytes.</param>
/// <param name="Stream">The first stream of the append.</param>
/// <param name="Version">That stream's version after the append.</param>
/// <param name="Position">The head's position after the append.</param>
public sealed record AcceptedRequest(ReadOnlyMemory<byte> RequestHash, string Stream, long Version, long Position);

/// <summary>One stored event with its whole envelope.</summary>
/// <param name="Position">Place in the whole log, from 1, without gaps.</param>
/// <param name="Version">Place in its stream, from 1, without gaps.</param>
/// <param name="RecordedAt">When the log took it, to the microsecond; never falls along positions.</param>
/// <param name="Hash">SHA-256 over the hash at the position before and every stored column.</param>
public sealed record StoredEvent(
    long Position,
    string Stream,
    long Version,
    string Type,
    ReadOnlyMemory<byte> Body,
    LocalDate EffectiveOn,
    Instant RecordedAt,
    string Who,
    RequestKey Request,
    string? Traceparent,
    ReadOnlyMemory<byte> Hash);

/// <summary>The answer to an append: exactly one of its cases.</summary>
public abstract record AppendResult
{
    private AppendResult() { }

    /// <summary>Durable. A power cut after this answer loses nothing of it.</summary>
    /// <param name="Events">What was stored, in position order; empty for an append of no events.</param>
    public sealed record Appended(AcceptedRequest Accepted, ImmutableArray<StoredEvent> Events) : AppendResult;

    /// <summary>The request was accepted before; nothing was written now.</summary>
    public sealed record SeenBefore(AcceptedRequest Accepted) : AppendResult;

    /// <summary>A stream has moved since the decision; nothing was written.</summary>
    /// <param name="Stream">The first stream, in the order given, whose version differs.</param>
    /// <param name="ActualVersion">Its version under the head lock.</param>
    public sealed record VersionConflict(string Stream, long ActualVersion) : AppendResult;
}

/// <summary>The end of the log.</summary>
/// <param name="Position">Position of the last event; 0 when the log is empty.</param>
/// <param name="RecordedAt">When it was recorded.</param>
public readonly record struct Head(long Position, Instant RecordedAt);

/// <summary>What a check of the whole log found.</summary>
/// <param name="Ok">True when nothing was found.</param>
/// <param name="Events">How many events were read.</param>
/// <param name="LastPosition">The head's position.</param>
/// <param name="HeadHash">The head's hash, in hexadecimal.</param>
/// <param name="Findings">The first findings, at most <see cref="MaxFindings"/>, each naming a position.</param>
public sealed record VerifyReport(bool Ok, long Events, long LastPosition, string HeadHash, ImmutableArray<Finding> Findings)
{
    /// <summary>More than this says nothing new about a broken log.</summary>
    public const int MaxFindings = 20;
}

/// <summary>One thing wrong with the log, at one position.</summary>
public sealed record Finding(long Position, string What);
