using RelocGrains.Domain.Envelopes;

namespace RelocGrains.Domain.Tests.Properties;

/// <summary>The ledger as a follower would keep it, movement by movement, and the audit that compares it with the slow way.</summary>
public sealed class Books(World world)
{
    private readonly List<LedgerEntry> ledger = [];

    /// <summary>Enters what one step moved, and checks what must hold after every step.</summary>
    public void Enter(ProjectState before, ProjectState after)
    {
        ledger.AddRange(after.Timeline.MovementsSince(before.Timeline));
        var versions = world.History(after.Id);
        Require(versions[^1].Version == after.Version && versions.Count == after.Version, "versions are contiguous");
        Require(after.Paid <= (after.Decision?.Total ?? Money.Zero), "no more is paid than was granted");
        Require(after.Recovery is not { } order || order.Recovered <= after.Paid, "no more comes back than was paid");
        Require(after.Stages.Zip(after.Stages.Skip(1)).All(pair => pair.First.On <= pair.Second.On), "stages are in the order of their days");
        foreach (var envelope in world.Envelopes)
        {
            Require(envelope.Committed <= envelope.Id.Allotted && envelope.Committed >= Money.Zero, $"{envelope.Id} is never over-committed");
        }
    }

    /// <summary>The audit of the whole history.</summary>
    public void Close()
    {
        Require(world.Projects.Sum(p => p.Version) == world.Projects.Sum(p => world.History(p.Id).Count), "a version for each fact");
        foreach (var envelope in world.Envelopes) Require(envelope.Committed == Live(envelope.Id), $"{envelope.Id} is the sum of what is reserved");
        foreach (var day in Days()) Audit(day);
    }

    // A case that has ended, or gone back before its decision, holds what it was paid and no more.
    private Money Live(EnvelopeId id) => world.Projects.Total(p => p.IsLive || p.Outcome is Outcome.Completed
        ? Reserved(p, id, p.Decision?.Total ?? Money.Zero)
        : Reserved(p, id, p.Paid));

    private static Money Reserved(ProjectState project, EnvelopeId id, Money atMost)
    {
        var sum = Money.Zero;
        foreach (var reservation in project.Decision?.Reservations ?? default)
        {
            var held = reservation.Amount < atMost ? reservation.Amount : atMost;
            atMost -= held;
            if (reservation.Envelope == id) sum += held;
        }
        return sum;
    }

    private IEnumerable<LocalDate> Days() => world.Projects.SelectMany(p => p.Timeline.Milestones).Select(m => m.On)
        .SelectMany(on => new[] { on.PlusDays(-1), on }).Append(World.Today).Distinct();

    private void Audit(LocalDate day)
    {
        var kept = ledger.Where(e => e.EffectiveOn <= day).GroupBy(e => (e.Department, e.Measure), e => e.Delta)
            .ToDictionary(g => g.Key, g => g.Sum());
        var slow = world.Projects.SelectMany(p => NaiveFigures.Of(world.History(p.Id), day)).GroupBy(x => (x.Department, x.Measure), x => x.Balance)
            .ToDictionary(g => g.Key, g => g.Sum());
        foreach (var key in kept.Keys.Union(slow.Keys))
        {
            var (has, should) = (kept.GetValueOrDefault(key), slow.GetValueOrDefault(key));
            Require(has == should, $"on {day} the ledger has {has} of {key}, the facts say {should}");
            Require(has >= 0, $"on {day} {key} is {has}");
        }
    }

    private static void Require(bool holds, string what)
    {
        if (!holds) throw new InvalidOperationException("Broken: " + what);
    }
}
