using NodaTime;

namespace RelocGrains.Domain.Projects;

/// <summary>A command with all that the caller said around it.</summary>
/// <param name="RequestId">Made by the caller; the same id is applied once.</param>
/// <param name="EffectiveOn">The day on which the fact is true; today when null.</param>
/// <param name="ExpectedVersion">The version the caller read, from its etag; null when it does not mind.</param>
/// <param name="Texts">Texts typed by people, to be kept before the events that refer to them.</param>
/// <param name="ValidateOnly">True to learn what would become of the case: the answer is the same, and nothing is kept.</param>
/// <param name="Traceparent">W3C traceparent of the call, for when the grain makes no span of its own; null when it had none.</param>
public sealed record Ask(
    ProjectCommand Command,
    Actor By,
    Guid RequestId,
    LocalDate? EffectiveOn,
    long? ExpectedVersion,
    Items<TypedText> Texts,
    bool ValidateOnly = false,
    string? Traceparent = null);

/// <summary>What a project answers: exactly one of its cases.</summary>
public abstract record Answer
{
    private Answer() { }

    /// <summary>
    /// The case as it stands after the request, and the log position that answer is true at. Of a request that was only validated: the case
    /// as it would be, with the version it has; 0 when there is none yet.
    /// </summary>
    public sealed record Found(ProjectState State, Instant CreatedAt, Instant UpdatedAt, long Position) : Answer;

    /// <summary>Nothing was recorded.</summary>
    public sealed record Refused(Refusal Refusal) : Answer;

    /// <summary>The request was accepted before, for another case: ask that one for its state at that version.</summary>
    /// <param name="Position">The log position the first answer was true at.</param>
    public sealed record AcceptedElsewhere(ProjectId Project, long Version, long Position) : Answer;
}

/// <summary>How fresh a read must be.</summary>
/// <param name="MinPosition">The answer is true at this log position or a later one; 0 for any.</param>
/// <param name="Strong">True at the log's head when the read began.</param>
public sealed record Freshness(long MinPosition, bool Strong)
{
    /// <summary>Whatever is at hand.</summary>
    public static Freshness Any { get; } = new(0, false);
}

/// <summary>What stands between a case and a stage: every unmet guard of it and of the stages before it.</summary>
public sealed record Explanation(Stage Current, Stage Target, Items<UnmetGuard> Unmet, long Position);

/// <summary>One recorded fact as history shows it.</summary>
/// <param name="Body">The stored JSON.</param>
/// <param name="Hash">Hexadecimal, links the whole log.</param>
/// <param name="Movements">What the fact moved in the figures.</param>
public sealed record HistoryEntry(
    long Version,
    long Position,
    string Type,
    string Body,
    Actor By,
    LocalDate EffectiveOn,
    Instant RecordedAt,
    Guid RequestId,
    string? Traceparent,
    string Hash,
    Items<LedgerEntry> Movements);

/// <summary>A page of the history.</summary>
public sealed record HistoryPage(Items<HistoryEntry> Entries, bool More, long Position);
