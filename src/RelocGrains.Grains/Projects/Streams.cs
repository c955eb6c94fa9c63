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
    public static Recorded<ProjectEvent> ReadProject(StoredEvent stored)
    {
        if (!Actor.TryParse(stored.Who, out var by)) throw new InvalidDataException($"Position {stored.Position}: nobody is '{stored.Who}'.");
        return new Recorded<ProjectEvent>(Read<ProjectEvent>(stored), by, stored.EffectiveOn, stored.RecordedAt, stored.Version);
    }

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
}
