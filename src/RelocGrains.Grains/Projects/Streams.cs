using System.Runtime.CompilerServices;
using RelocGrains.Domain;
using RelocGrains.Domain.Json;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;

namespace RelocGrains.Grains.Projects;

/// <summary>Between the log's bytes and the domain's events.</summary>
public static class Streams
{
    private const int PageSize = 500;

    /// <summary>A domain event as the log takes it.</summary>
    public static NewEvent ToNew<TEvent>(TEvent e, NodaTime.LocalDate effectiveOn) where TEvent : class =>
        new(EventCodec<TEvent>.NameOf(e), EventCodec<TEvent>.Encode(e), effectiveOn);

    /// <summary>A stored event as the domain knows it.</summary>
    public static TEvent Read<TEvent>(StoredEvent stored) where TEvent : class => EventCodec<TEvent>.Decode(stored.Type, stored.Body.Span);

    /// <summary>A stored event of a case, with what the rules look at of its envelope.</summary>
    public static Recorded<ProjectEvent> ReadProject(StoredEvent stored) =>
        new(Read<ProjectEvent>(stored), ReadActor(stored), stored.EffectiveOn, stored.RecordedAt, stored.Version);

    /// <summary>Who recorded an event.</summary>
    public static Actor ReadActor(StoredEvent stored) =>
        Actor.TryParse(stored.Who, out var by) ? by : throw new InvalidDataException($"Position {stored.Position}: nobody is '{stored.Who}'.");

    /// <summary>A stream's events above a version, page by page.</summary>
    public static async IAsyncEnumerable<StoredEvent> After(
        this IEventLog log, string stream, long version, [EnumeratorCancellation] CancellationToken ct = default)
    {
        while (true)
        {
            var page = await log.ReadStream(stream, version, PageSize, ct);
            foreach (var stored in page) yield return stored;
            if (page.Count < PageSize) yield break;
            version = page[^1].Version;
        }
    }

    /// <summary>Events above a position, in order, at most so many, and every append of them whole.</summary>
    /// <param name="max">More than <see cref="LogLimits.MaxEventsPerAppend"/>, so that one append at least is whole.</param>
    public static async ValueTask<IReadOnlyList<StoredEvent>> ReadAppends(this IEventLog log, long afterPosition, int max, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(max, LogLimits.MaxEventsPerAppend);
        var page = await log.ReadAll(afterPosition, max, ct);

        // Commits are atomic: only a page that is full may end within an append.
        return page.Count < max ? page : [.. page.TakeWhile(stored => stored.Request != page[^1].Request)];
    }
}
