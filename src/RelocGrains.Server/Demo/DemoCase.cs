using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Demo;

/// <summary>One synthetic case before it is told as commands: who, where, when, how much.</summary>
/// <param name="Number">Its place in the roster; all chance of the case comes from it.</param>
/// <param name="Cohort">The interval between publications in which it is qualified; <see cref="Never"/> if it is not.</param>
internal sealed record DemoCase(int Number, int Cohort, string Department)
{
    /// <summary>The cohort of cases that are never qualified.</summary>
    public const int Never = 5;

    /// <summary>The interval in which it ends without being completed; null if it does not.</summary>
    public int? LeavesIn { get; init; }

    /// <summary>What the press says of it, for a named company.</summary>
    public PressCase? Press { get; init; }

    /// <summary>How it ends, for a case that is never qualified; chosen by its stage for the others.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>The case it duplicates.</summary>
    public DemoCase? Twin { get; init; }

    /// <summary>The company and its project.</summary>
    public DemoCompany Company { get; init; } = null!;

    /// <summary>What happens to it beside the straight way.</summary>
    public Twist Twist { get; init; }

    /// <summary>The stage it gets stuck in; CLOSED when it does not.</summary>
    public Stage LastStage { get; init; } = Stage.Closed;

    /// <summary>When.</summary>
    public Life Life { get; init; } = null!;

    /// <summary>How much.</summary>
    public Amounts Amounts { get; init; } = new(0, 0, 0, 0, 0);

    /// <summary>Its reference.</summary>
    public ProjectId Id { get; init; }

    /// <summary>True when the case counts at a publication.</summary>
    public bool CountsAt(int publication) => Cohort <= publication && (LeavesIn is not { } leaves || leaves > publication);

    /// <summary>A sequence of chance for one topic of this case.</summary>
    public Dice Dice(string topic) => new(Number, topic);
}

/// <summary>A company and what it plans.</summary>
internal sealed record DemoCompany(Company Company, string Commune, FiliereCode Filiere, ProjectKind Kind, DetectionSource Source)
{
    /// <summary>People before the project.</summary>
    public int Headcount { get; init; }
}

/// <summary>Jobs, and money in thousands of euros.</summary>
/// <param name="Announced">Private investment as announced.</param>
/// <param name="Private">Private part of the financing plan.</param>
/// <param name="Grant">Public money decided.</param>
internal sealed record Amounts(int AnnouncedJobs, int CommittedJobs, long Announced, long Private, long Grant);

/// <summary>The effective days of a case; null for what does not happen.</summary>
internal sealed record Life(LocalDate Detected)
{
    public LocalDate? Qualified { get; init; }

    public LocalDate? Oriented { get; init; }

    public LocalDate? Structured { get; init; }

    public LocalDate? Examined { get; init; }

    public LocalDate? Committee { get; init; }

    public LocalDate? Decided { get; init; }

    public LocalDate? Contracted { get; init; }

    public LocalDate? Works { get; init; }

    public LocalDate? Opened { get; init; }

    public LocalDate? Verified { get; init; }

    /// <summary>When it ends without being completed.</summary>
    public LocalDate? Leaves { get; init; }

    /// <summary>When its clock stops for good.</summary>
    public LocalDate? Held { get; init; }

    /// <summary>The stage in force just before a day.</summary>
    public Stage StageBefore(LocalDate day)
    {
        LocalDate?[] entered = [Qualified, Oriented, Structured, Examined, Decided, Contracted, Works, Verified];
        return Stage.Detected + entered.TakeWhile(on => on < day).Count();
    }
}

/// <summary>What happens to a case beside the straight way. At most one of them, so that each can be looked at alone.</summary>
internal enum Twist
{
    None = 0,
    ReturnToOriented,
    ReturnToStructured,
    ReturnOfDecision,
    Reopened,
    HeldForAWhile,
    HeldNow,
    WaitingNow,
    CorrectedJobs,
    CorrectedInvestment,
    CorrectedPlace,
    CorrectedFiliere,
    CorrectedName,
    CorrectedCommitment,
    OverrideOfOpinion,
    OverrideOfChecklist,
    OverrideOfReferral,
    Recovery,
}
