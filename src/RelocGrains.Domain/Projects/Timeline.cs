using NodaTime;

namespace RelocGrains.Domain.Projects;

/// <summary>What is counted. Euros are in whole cents.</summary>
public enum Measure
{
    /// <summary>Cases that count.</summary>
    Projects = 1,

    /// <summary>Jobs announced and nothing more yet.</summary>
    JobsAnnounced,

    /// <summary>Jobs committed to in an agreement.</summary>
    JobsContracted,

    /// <summary>Jobs verified to exist.</summary>
    JobsVerified,

    /// <summary>Jobs found kept at the end of maintenance.</summary>
    JobsMaintained,

    /// <summary>Private investment, in cents.</summary>
    PrivateInvestmentCents,

    /// <summary>Public funding decided, in cents.</summary>
    PublicFundingCents,
}

/// <summary>
/// One movement of a figure: an entry of the ledger. A correction makes counter-entries with the effective day of what it corrects.
/// </summary>
/// <param name="EffectiveOn">The day from which it is true.</param>
/// <param name="Delta">Projects, jobs or cents; never zero.</param>
public sealed record LedgerEntry(DepartmentCode Department, Measure Measure, LocalDate EffectiveOn, long Delta);

/// <summary>The facts of a case that figures depend on, as they stand from one day to the next milestone.</summary>
public sealed record Milestone(LocalDate On)
{
    /// <summary>Where the case counts.</summary>
    public DepartmentCode Department { get; init; }

    /// <summary>How far it was.</summary>
    public Stage Stage { get; init; }

    /// <summary>How it had ended.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>Jobs announced.</summary>
    public int AnnouncedJobs { get; init; }

    /// <summary>Investment announced.</summary>
    public Money AnnouncedInvestment { get; init; }

    /// <summary>Private money of the financing plan.</summary>
    public Money? PlannedPrivate { get; init; }

    /// <summary>Public money decided.</summary>
    public Money Granted { get; init; }

    /// <summary>Jobs committed to.</summary>
    public int CommittedJobs { get; init; }

    /// <summary>Jobs verified.</summary>
    public int? Verified { get; init; }

    /// <summary>Jobs kept.</summary>
    public int? Maintained { get; init; }

    /// <summary>A case counts from QUALIFIED on, until an outcome other than COMPLETED.</summary>
    private bool Counts => Stage >= Stage.Qualified && Outcome is Outcome.None or Outcome.Completed;

    /// <summary>What one measure stands at. A job stands in exactly one of the four states.</summary>
    public long BalanceOf(Measure measure) => !Counts ? 0 : measure switch
    {
        Measure.Projects => 1,
        Measure.JobsAnnounced => Stage < Stage.Contracted ? AnnouncedJobs : 0,
        Measure.JobsContracted => Stage < Stage.Contracted ? 0 : Math.Max(0, CommittedJobs - (Found ?? 0)),
        Measure.JobsVerified => Maintained is null ? Found ?? 0 : 0,
        Measure.JobsMaintained => Stage >= Stage.JobsCreated ? Maintained ?? 0 : 0,
        Measure.PrivateInvestmentCents => (Stage >= Stage.Structured ? PlannedPrivate ?? AnnouncedInvestment : AnnouncedInvestment).Cents,
        Measure.PublicFundingCents => Stage >= Stage.Decided ? Granted.Cents : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    private int? Found => Stage >= Stage.JobsCreated ? Verified : null;
}

/// <summary>
/// What counted when: milestones by effective day. A fact set on a day holds from that day on, whenever it became known; so a fact
/// of the past changes the milestones after it too, and the difference is what the ledger records.
/// </summary>
public sealed record Timeline(Items<Milestone> Milestones)
{
    private static readonly Measure[] Measures = Enum.GetValues<Measure>();

    /// <summary>No fact yet.</summary>
    public static Timeline Empty { get; } = new(Items.Of<Milestone>([]));

    /// <summary>Sets a fact from a day on.</summary>
    public Timeline Set(LocalDate on, Func<Milestone, Milestone> change)
    {
        var before = Milestones.LastOrDefault(m => m.On <= on);
        var kept = Milestones.Where(m => m.On < on);
        var changed = Milestones.Where(m => m.On > on).Select(change);
        return new Timeline([.. kept, change((before ?? new Milestone(on)) with { On = on }), .. changed]);
    }

    /// <summary>The entries that all milestones together make, in order of day.</summary>
    public IEnumerable<LedgerEntry> Entries()
    {
        Milestone? before = null;
        foreach (var milestone in Milestones)
        {
            foreach (var measure in Measures)
            {
                if (before is not null && before.Department != milestone.Department)
                {
                    yield return new LedgerEntry(before.Department, measure, milestone.On, -before.BalanceOf(measure));
                    yield return new LedgerEntry(milestone.Department, measure, milestone.On, milestone.BalanceOf(measure));
                }
                else
                {
                    yield return new LedgerEntry(milestone.Department, measure, milestone.On, milestone.BalanceOf(measure) - (before?.BalanceOf(measure) ?? 0));
                }
            }
            before = milestone;
        }
    }

    /// <summary>What the ledger must record so that a ledger true to <paramref name="before"/> becomes true to this.</summary>
    public Items<LedgerEntry> MovementsSince(Timeline before) => ReferenceEquals(this, before)
        ? default
        : Entries()
            .Concat(before.Entries().Select(e => e with { Delta = -e.Delta }))
            .GroupBy(e => (e.EffectiveOn, e.Department, e.Measure))
            .Select(g => new LedgerEntry(g.Key.Department, g.Key.Measure, g.Key.EffectiveOn, g.Sum(e => e.Delta)))
            .Where(e => e.Delta != 0)
            .OrderBy(e => e.EffectiveOn).ThenBy(e => e.Department.Value, StringComparer.Ordinal).ThenBy(e => e.Measure)
            .ToItems();
}
