using NodaTime;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Domain.Figures;

/// <summary>What is counted, of a department or of the region. A job stands in exactly one of the four states.</summary>
public sealed record Totals(
    long Projects,
    long JobsAnnounced,
    long JobsContracted,
    long JobsVerified,
    long JobsMaintained,
    Money PrivateInvestment,
    Money PublicFunding)
{
    /// <summary>Nothing.</summary>
    public static Totals Zero { get; } = new(0, 0, 0, 0, 0, Money.Zero, Money.Zero);

    /// <summary>All four states: what the press calls "jobs".</summary>
    public long Jobs => JobsAnnounced + JobsContracted + JobsVerified + JobsMaintained;

    /// <summary>The totals after one movement.</summary>
    public Totals Add(Measure measure, long delta) => measure switch
    {
        Measure.Projects => this with { Projects = Projects + delta },
        Measure.JobsAnnounced => this with { JobsAnnounced = JobsAnnounced + delta },
        Measure.JobsContracted => this with { JobsContracted = JobsContracted + delta },
        Measure.JobsVerified => this with { JobsVerified = JobsVerified + delta },
        Measure.JobsMaintained => this with { JobsMaintained = JobsMaintained + delta },
        Measure.PrivateInvestmentCents => this with { PrivateInvestment = PrivateInvestment + new Money(delta) },
        Measure.PublicFundingCents => this with { PublicFunding = PublicFunding + new Money(delta) },
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    /// <summary>Both together.</summary>
    public static Totals operator +(Totals left, Totals right) => new(
        left.Projects + right.Projects,
        left.JobsAnnounced + right.JobsAnnounced,
        left.JobsContracted + right.JobsContracted,
        left.JobsVerified + right.JobsVerified,
        left.JobsMaintained + right.JobsMaintained,
        left.PrivateInvestment + right.PrivateInvestment,
        left.PublicFunding + right.PublicFunding);
}

/// <summary>The figures of one department.</summary>
public sealed record DepartmentTotals(DepartmentCode Department, Totals Totals);

/// <summary>How many cases stand in one stage; ended ones stand apart.</summary>
public sealed record StageCount(Stage Stage, long Live, long Ended);

/// <summary>A case that waits for somebody.</summary>
/// <param name="For">What it waits for, such as <c>referral:bpifrance</c>, <c>opinion:ccir</c>, <c>company</c>, <c>payment-approval</c>.</param>
/// <param name="DueOn">By when; null where no day is set.</param>
public sealed record Waiting(ProjectId Project, string For, LocalDate? DueOn);

/// <summary>A department as it stands today.</summary>
/// <param name="Position">The log position it is true at.</param>
public sealed record DepartmentView(DepartmentCode Department, Totals Totals, Items<StageCount> Stages, Items<Waiting> Waiting, long Position);

/// <summary>One envelope: what may be committed and what is.</summary>
public sealed record EnvelopeLine(int Year, string Scheme, Money Allotted, Money Committed);

/// <summary>The plan as it stands today.</summary>
public sealed record PlanView(Totals Totals, Items<DepartmentTotals> Departments, Items<StageCount> Stages, Items<EnvelopeLine> Envelope, long Position);

/// <summary>Figures as of a day, as known at a day.</summary>
/// <param name="AsOf">What was true at the end of this day, Europe/Paris.</param>
/// <param name="KnownAt">What had been recorded by the end of this day.</param>
public sealed record Report(LocalDate AsOf, LocalDate KnownAt, Totals Totals, Items<DepartmentTotals> Departments, long Position);
