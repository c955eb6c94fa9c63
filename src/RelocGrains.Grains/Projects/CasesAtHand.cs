using System.Collections.Concurrent;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Grains.Projects;

/// <summary>
/// The cases whose grains are active on this silo. What a case has committed is an immutable value, so a read that asks for no more than
/// what is at hand takes it from here, and the grain is not disturbed; every other read goes to the grain.
/// </summary>
public sealed class CasesAtHand
{
    private readonly ConcurrentDictionary<ProjectId, ProjectStream> streams = new();

    /// <summary>The case, or null when its grain must be asked: it is not active here, or what it has is not fresh enough.</summary>
    public Answer.Found? Find(ProjectId id, Freshness freshness) =>
        streams.TryGetValue(id, out var stream) ? stream.AtHand(freshness) : null;

    internal void Add(ProjectId id, ProjectStream stream) => streams[id] = stream;

    // Only its own: a new activation may have come before the old one has gone.
    internal void Remove(ProjectId id, ProjectStream stream) => streams.TryRemove(KeyValuePair.Create(id, stream));
}
