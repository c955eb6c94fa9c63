using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Faults.History;

/// <summary>A recorded fact of a case, as the log has it in the end.</summary>
/// <param name="Case">The reference, such as <c>AURA-2026-00042</c>.</param>
/// <param name="Request">The intention it came from.</param>
/// <param name="Hash">What the log's chain says of it.</param>
/// <param name="HasItsTexts">True when every text that somebody typed for it is kept beside it.</param>
internal sealed record Fact(
    long Position, string Case, long Version, ProjectEvent Event, Guid Request, Actor By, LocalDate EffectiveOn, Instant RecordedAt, string Hash, bool HasItsTexts)
{
    /// <summary>What a watcher is told of it.</summary>
    public ToldFact AsTold => new(Position, Case, Version, Request, Hash);

    /// <summary>What the domain folds.</summary>
    public Recorded<ProjectEvent> AsRecorded => new(Event, By, EffectiveOn, RecordedAt, Version);
}

/// <summary>A fact as a watcher is told it.</summary>
internal readonly record struct ToldFact(long Position, string Case, long Version, Guid Request, string Hash);
