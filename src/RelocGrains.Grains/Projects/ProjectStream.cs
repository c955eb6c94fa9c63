using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Json;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;
using RelocGrains.Grains.Texts;

namespace RelocGrains.Grains.Projects;

/// <summary>
/// One case's stream: folds it, decides on it, appends to it. The store's version check is the only fence: two of these for the same
/// case, on one silo or two, never both win.
/// </summary>
public sealed class ProjectStream(ProjectId id, IEventLog log, NeighbourStreams neighbours, ITextVault texts, IClock clock)
{
    // Each conflict means that another write won; so many in a row mean an overload.
    private const int MaxConflicts = 100;

    // Read from other threads too, by AtHand.
    private volatile ProjectFold fold = ProjectFold.Empty(id);
    private long trueAt;

    /// <summary>Decides a command and records what follows.</summary>
    public async Task<Answer> Execute(Ask ask)
    {
        var hash = HashOf(ask);
        for (var attempt = 0; attempt < MaxConflicts; attempt++)
        {
            if (await Attempt(ask, hash, guess: attempt == 0) is { } answer) return answer;
            await Refresh();
        }
        throw new LogOverloadedException($"{id}: {MaxConflicts} conflicts in a row.");
    }

    /// <summary>The case, as fresh as asked for; refused when there is none.</summary>
    public async Task<Answer> Read(Freshness freshness)
    {
        await Reach(freshness);
        return fold.State.Stage is Stage.None ? NotFound : fold.ToAnswer(TrueAt);
    }

    /// <summary>The case as it is known without looking into the store; null when that is not fresh enough. From any thread.</summary>
    public Answer.Found? AtHand(Freshness freshness)
    {
        // Before the fold: a fold is never older than what it was true at.
        var known = TrueAt;
        var seen = fold;
        return seen.State.Version > 0 && !freshness.Strong && freshness.MinPosition <= Math.Max(known, seen.Position) ? seen.ToAnswer(known) : null;
    }

    /// <summary>The case as it stood at a version.</summary>
    public async Task<Answer> ReadAt(long version)
    {
        if (fold.State.Version < version) await Refresh();
        var then = fold.State.Version == version ? fold : await FoldUpTo(version);
        return then.State.Version == 0 ? NotFound : then.ToAnswer(0);
    }

    /// <summary>Every unmet guard up to a stage; null when there is no case.</summary>
    public async Task<Explanation?> Explain(Stage target, Actor by, Freshness freshness)
    {
        await Reach(freshness);
        if (fold.State.Stage is Stage.None) return null;
        var context = new DecisionContext(by, Today);
        var beside = await neighbours.Read(ProjectDecider.NeighboursOfExplanation(fold.State, context), guess: false);
        return new Explanation(fold.State.Stage, target, ProjectDecider.Explain(target, fold.State, context, beside), Math.Max(TrueAt, fold.Position));
    }

    /// <summary>What was recorded after a version; null when there is no case.</summary>
    public async Task<HistoryPage?> History(long afterVersion, int max, Freshness freshness)
    {
        await Reach(freshness);
        if (fold.State.Stage is Stage.None) return null;
        var entries = ImmutableArray.CreateBuilder<HistoryEntry>();
        var then = ProjectFold.Empty(id);
        await foreach (var stored in log.After(StreamNames.Of(id), 0))
        {
            if (entries.Count == max) return new HistoryPage(new(entries.ToImmutable()), More: true, Math.Max(TrueAt, fold.Position));
            var before = then.State.Timeline;
            then = then.Add(stored);
            if (stored.Version > afterVersion) entries.Add(HistoryEntries.Of(stored, then.State.Timeline.MovementsSince(before)));
        }
        return new HistoryPage(new(entries.ToImmutable()), More: false, Math.Max(TrueAt, fold.Position));
    }

    // Written after the fold and read before it, whatever the processor.
    private long TrueAt
    {
        get => Volatile.Read(ref trueAt);
        set => Volatile.Write(ref trueAt, value);
    }

    private static Answer NotFound { get; } = new Answer.Refused(new Refusal(Reason.ProjectNotFound, default, default));

    private LocalDate Today => Paris.DayOf(clock.GetCurrentInstant());

    // Null: somebody else wrote meanwhile, or what was guessed of the neighbours is not good enough; what was decided is thrown away and
    // decided again on the new state.
    private async Task<Answer?> Attempt(Ask ask, byte[] hash, bool guess)
    {
        // Reads go between the steps below and may move the fold on: what is decided is decided on this one.
        var seen = fold;
        var context = new DecisionContext(ask.By, ask.EffectiveOn ?? Today);
        if (ask.ExpectedVersion is { } expected && expected != seen.State.Version) return await RefuseStale(ask, hash, expected, seen.State);

        var beside = await neighbours.Read(ProjectDecider.NeighboursOf(ask.Command, seen.State, context), guess);
        var guessed = guess && beside.Undertaking is not null;
        switch (ProjectDecider.Decide(ask.Command, seen.State, context, beside))
        {
            case Decision<ProjectEvent>.Refused or Decision<ProjectEvent>.Accepted { Events.IsEmpty: true } when guessed:
                return null;
            case Decision<ProjectEvent>.Accepted accepted:
                var streams = StreamsOf(accepted, seen.State, beside, context);
                return ask.ValidateOnly
                    ? await AnswerIfUnmoved(ask, hash, streams, seen.Foresee(accepted.Events, context))
                    : await Append(ask, hash, streams, accepted, beside);
            case Decision<ProjectEvent>.Refused refused:
                return await RefuseIfCurrent(ask, hash, seen.State, refused.Refusal);
            case var other:
                throw new UnreachableException(other.ToString());
        }
    }

    // What is added to each stream, and the version the decision was made on; the case's own stream first.
    private ImmutableArray<StreamAppend> StreamsOf(
        Decision<ProjectEvent>.Accepted accepted, ProjectState state, Neighbours beside, DecisionContext context)
    {
        var own = new StreamAppend(StreamNames.Of(id), state.Version, [.. accepted.Events.Select(e => Streams.ToNew(e, context.EffectiveOn))]);
        var others = accepted.Events.IsEmpty ? [] : NeighbourStreams.ToAppends(beside, accepted.Beside, context.EffectiveOn);
        return [own, .. others];
    }

    private async Task<Answer?> Append(
        Ask ask, byte[] hash, ImmutableArray<StreamAppend> streams, Decision<ProjectEvent>.Accepted accepted, Neighbours beside)
    {
        // Texts stand before the events that refer to them, but never for a request that was accepted before: one may be erased since.
        if (!ask.Texts.IsEmpty && await log.FindRequest(KeyOf(ask), CancellationToken.None) is { } known) return await AnswerAgain(known, hash);
        await texts.Keep(ask.Texts);
        var append = new Append(KeyOf(ask), hash, ask.By.ToString(), Activity.Current?.Id ?? ask.Traceparent, streams);
        switch (await log.Append(append, CancellationToken.None))
        {
            case AppendResult.Appended appended:
                foreach (var (stored, e) in appended.Events.Zip(accepted.Events)) fold = fold.Add(stored, e, ask.By);
                neighbours.Added(beside, accepted.Beside);
                TrueAt = Math.Max(TrueAt, appended.Accepted.Position);
                return fold.ToAnswer(appended.Accepted.Position);
            case AppendResult.SeenBefore seen:
                return await AnswerAgain(seen.Accepted, hash);
            default:
                return null;
        }
    }

    // Stands for the append of a request that is only validated: the same look-up and the same fence, and nothing is kept. Versions never
    // fall, so streams found unmoved were so at the head read before.
    private async Task<Answer?> AnswerIfUnmoved(Ask ask, byte[] hash, ImmutableArray<StreamAppend> streams, ProjectFold foreseen)
    {
        if (await log.FindRequest(KeyOf(ask), CancellationToken.None) is { } known) return await AnswerAgain(known, hash);
        var head = await log.ReadHead(CancellationToken.None);
        foreach (var stream in streams)
        {
            if (await log.StreamVersion(stream.Stream, CancellationToken.None) != stream.ExpectedVersion) return null;
        }
        return foreseen.ToAnswer(head.Position);
    }

    // A refusal stands only if it was decided on what the store holds, and the request was not accepted before. No case comes before
    // the request id, but for an opening: its twin may have opened another case a moment ago.
    private async Task<Answer?> RefuseIfCurrent(Ask ask, byte[] hash, ProjectState state, Refusal refusal)
    {
        var mayBeKnown = state.Stage is not Stage.None || ask.Command is ProjectCommand.Detect;
        if (mayBeKnown && await log.FindRequest(KeyOf(ask), CancellationToken.None) is { } accepted) return await AnswerAgain(accepted, hash);
        var version = await log.StreamVersion(StreamNames.Of(id), CancellationToken.None);
        return version == state.Version ? new Answer.Refused(refusal) : null;
    }

    private async Task<Answer?> RefuseStale(Ask ask, byte[] hash, long expected, ProjectState state)
    {
        if (state.Version == 0) return await RefuseIfCurrent(ask, hash, state, new Refusal(Reason.ProjectNotFound, default, default));
        var by = "";
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var stored in log.After(StreamNames.Of(id), expected))
        {
            by = Streams.ReadProject(stored).By.Person.Value;
            fields.UnionWith(EventCodec<ProjectEvent>.ChangesOf(stored.Type).Split(',', StringSplitOptions.RemoveEmptyEntries));
        }
        Items<Detail> metadata = [new("changed_by", by), new("changed_fields", string.Join(',', fields)), new("version", state.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        return await RefuseIfCurrent(ask, hash, state, new Refusal(Reason.EtagMismatch, metadata, default));
    }

    private async Task<Answer> AnswerAgain(AcceptedRequest accepted, byte[] hash)
    {
        if (!accepted.RequestHash.Span.SequenceEqual(hash)) return new Answer.Refused(new Refusal(Reason.RequestIdReused, default, default));
        if (StreamNames.IsProject(accepted.Stream, out var other) && other != id) return new Answer.AcceptedElsewhere(other, accepted.Version, accepted.Position);
        return await ReadAt(accepted.Version) is Answer.Found found ? found with { Position = accepted.Position } : NotFound;
    }

    // What is asked, and of whom: the request id and the etag are not part of it, nor is the reference a new case will get.
    private byte[] HashOf(Ask ask)
    {
        var target = ask.Command is ProjectCommand.Detect ? "" : id.Value;
        return SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new Asked(target, ask.EffectiveOn, ask.Command), DomainJson.Options));
    }

    private sealed record Asked(string Target, LocalDate? EffectiveOn, ProjectCommand Command);

    private static RequestKey KeyOf(Ask ask) => new(ask.By.Person.Value, ask.RequestId);

    private async Task Reach(Freshness freshness)
    {
        var needed = freshness.Strong ? (await log.ReadHead(CancellationToken.None)).Position : freshness.MinPosition;
        if (fold.State.Version > 0 && needed <= Math.Max(TrueAt, fold.Position)) return;
        await Refresh();
        TrueAt = Math.Max(TrueAt, needed);
    }

    private async Task Refresh()
    {
        await foreach (var stored in log.After(StreamNames.Of(id), fold.State.Version)) fold = fold.Add(stored);
    }

    private async Task<ProjectFold> FoldUpTo(long version)
    {
        var then = ProjectFold.Empty(id);
        await foreach (var stored in log.After(StreamNames.Of(id), 0))
        {
            if (stored.Version > version) break;
            then = then.Add(stored);
        }
        return then;
    }
}
