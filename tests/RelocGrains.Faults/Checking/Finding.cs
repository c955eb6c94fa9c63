using System.Text.Json;
using RelocGrains.Domain.Envelopes;
using RelocGrains.Domain.Json;
using RelocGrains.Faults.History;

namespace RelocGrains.Faults.Checking;

/// <summary>Something that may never happen, with what shows that it did: exactly one of its cases.</summary>
internal abstract record Finding
{
    private Finding() { }

    /// <summary>An acknowledged write is not in the log.</summary>
    public sealed record Lost(Call.Write Acknowledged) : Finding;

    /// <summary>One intention was applied twice.</summary>
    public sealed record Doubled(Fact First, Fact Again) : Finding;

    /// <summary>A fact that nobody asked for.</summary>
    public sealed record NotAsked(Fact Fact) : Finding;

    /// <summary>A fact whose every attempt was refused.</summary>
    public sealed record RecordedThoughRefused(Call.Write Refused, Fact Fact) : Finding;

    /// <summary>A repeat was not answered as the first time.</summary>
    public sealed record AnsweredDifferently(Call.Write First, Call.Write Again) : Finding;

    /// <summary>A write was accepted on another version than the one whose etag it gave.</summary>
    public sealed record EtagIgnored(Call.Write Accepted, Fact Fact) : Finding;

    /// <summary>A write that was sent after another was acknowledged stands before it in the log.</summary>
    public sealed record OutOfOrder(Call.Write Earlier, Call.Write Later) : Finding;

    /// <summary>Positions or times fall, or the versions of a case are no chain from 1 on.</summary>
    public sealed record BrokenChain(Fact? Before, Fact Fact) : Finding;

    /// <summary>A fact has lost a text that was typed for it.</summary>
    public sealed record TextLost(Fact Fact) : Finding;

    /// <summary>A company has two live cases in one department.</summary>
    public sealed record SecondLiveCase(Fact First, Fact Second) : Finding;

    /// <summary>More is committed on an envelope than there is.</summary>
    public sealed record OverCommitted(EnvelopeId Envelope, Fact By) : Finding;

    /// <summary>What was said of a case was not so at the revision.</summary>
    /// <param name="InLog">What the log says; null when the case was not there.</param>
    public sealed record UntrueCase(Call Call, CaseLine Said, CaseLine? InLog) : Finding;

    /// <summary>A list was another one at its revision: it has other cases or another total.</summary>
    public sealed record UntrueList(Call Call, long SaidTotal, long Total, string? FirstDifference) : Finding;

    /// <summary>Figures were others at their revision.</summary>
    public sealed record UntrueFigures(Call Call, PlaceFigures Said, PlaceFigures Counted) : Finding;

    /// <summary>An envelope was another one at the revision.</summary>
    public sealed record UntrueEnvelope(Call Call, EnvelopeId Envelope, long SaidCents, long Cents) : Finding;

    /// <summary>An answer is older than what was asked for, or than what its caller had seen.</summary>
    public sealed record Stale(Call.Read Read, long Needed) : Finding;

    /// <summary>A read was refused that has to be answered.</summary>
    public sealed record ReadRefused(Call.Read Read) : Finding;

    /// <summary>A server said what it never may say.</summary>
    public sealed record Broken(Call Call) : Finding;

    /// <summary>A watcher was told a fact twice.</summary>
    public sealed record ToldTwice(string Watcher, ToldFact Fact) : Finding;

    /// <summary>A watcher was told a fact after one that stands behind it.</summary>
    public sealed record ToldOutOfOrder(string Watcher, ToldFact Fact) : Finding;

    /// <summary>A watcher was not told a fact.</summary>
    public sealed record NotTold(string Watcher, ToldFact Fact) : Finding;

    /// <summary>A watcher was told what is not in the log, or is not for it.</summary>
    public sealed record ToldWrongly(string Watcher, ToldFact Fact) : Finding;

    /// <summary>A watcher was not told everything in the end.</summary>
    public sealed record NotToldToTheEnd(string Watcher, long Reached, long End) : Finding;

    /// <summary>A frozen server that held the head of the log kept the others from writing for too long.</summary>
    public sealed record HeldUp(HeldHead Held, TimeSpan? Wait) : Finding;

    /// <summary>The log's own verification found something.</summary>
    public sealed record LogDamaged(LogDamage Damage) : Finding;

    /// <summary>Which of them it is, in words.</summary>
    public string Name => string.Concat(GetType().Name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));

    /// <summary>In one line, with its evidence.</summary>
    public sealed override string ToString() => $"{Name}: {JsonSerializer.Serialize(this, GetType(), DomainJson.Options)}";
}
