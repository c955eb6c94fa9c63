using RelocGrains.Domain.Projects;
using RelocGrains.Faults.History;

namespace RelocGrains.Faults.Checking;

/// <summary>Rules across cases, which only the fence of the store keeps when two decide at once.</summary>
internal static class RuleChecks
{
    /// <summary>Where they are broken.</summary>
    public static IEnumerable<Finding> Find(Replay replay)
    {
        var live = new Dictionary<(string Company, string Department), Fact>();
        var picture = new Picture();
        foreach (var step in replay.Steps)
        {
            picture.Add(step);
            var key = (step.Company, step.Department);
            if (step is { Fact.Event: ProjectEvent.Detected { LinkedTo: null }, Live: true } && !live.TryAdd(key, step.Fact))
            {
                yield return new Finding.SecondLiveCase(live[key], step.Fact);
            }
            if (!step.Live && live.TryGetValue(key, out var ended) && ended.Case == step.Fact.Case) live.Remove(key);
            foreach (var envelope in step.Fact.Event is ProjectEvent.AidDecided ? step.Reserved.Select(reservation => reservation.Envelope) : [])
            {
                if (picture.Committed(envelope) > envelope.Allotted) yield return new Finding.OverCommitted(envelope, step.Fact);
            }
        }
    }
}
