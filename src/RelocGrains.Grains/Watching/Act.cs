using System.Collections.Immutable;
using RelocGrains.Domain;
using RelocGrains.Grains.Board;

namespace RelocGrains.Grains.Watching;

/// <summary>What one request recorded, all of it: one append of the log.</summary>
/// <param name="Last">Position of its last event, in whatever stream.</param>
/// <param name="Facts">Its facts of a case, in order; none when it recorded none of a case that was asked for.</param>
public sealed record Act(long Last, Items<Change.OfProject> Facts)
{
    /// <summary>The first act of what comes after a position.</summary>
    /// <param name="changes">One at least; the first act is whole.</param>
    /// <exception cref="InvalidDataException">A position was left out, or one request wrote two cases.</exception>
    internal static Act First(long after, IReadOnlyList<Change> changes)
    {
        var request = changes[0].Stored.Request;
        var facts = ImmutableArray.CreateBuilder<Change.OfProject>();
        var last = after;
        foreach (var change in changes.TakeWhile(c => c.Stored.Request == request))
        {
            if (change.Position != last + 1) throw new InvalidDataException($"After position {last} comes {change.Position}.");
            if (change is Change.OfProject fact) facts.Add(fact);
            last = change.Position;
        }
        if (facts.Any(fact => fact.After.Id != facts[0].After.Id)) throw new InvalidDataException($"Position {last}: an act wrote two cases.");
        return new Act(last, new Items<Change.OfProject>(facts.ToImmutable()));
    }
}
