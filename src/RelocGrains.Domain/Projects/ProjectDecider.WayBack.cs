namespace RelocGrains.Domain.Projects;

/// <summary>Hold and resume, return, reopen, correct, exit, overrides: the way back is daily work too.</summary>
public static partial class ProjectDecider
{
    private static Decision<ProjectEvent> Hold(ProjectCommand.Hold x, Case c)
    {
        if (x.Status is Status.Active) return Resume(c);   // A clock that is not held runs.
        if (c.State.Status == x.Status) return Nothing;
        return c.State.IsLive ? Accept(new ProjectEvent.Held(x.Status, x.Reason)) : WrongStage(c);
    }

    private static Decision<ProjectEvent> Resume(Case c)
    {
        if (c.State.Status is Status.Active && c.State.IsLive) return Nothing;
        return c.State.IsLive ? Accept(new ProjectEvent.Resumed()) : WrongStage(c);
    }

    // Once money has left, the agreement cannot be undone: what is undue is recovered.
    private static Decision<ProjectEvent> Return(ProjectCommand.Return x, Case c)
    {
        if (c.State.IsLive && c.State.Stage == x.To) return Nothing;
        if (!c.State.IsLive || x.To is Stage.None || x.To > c.State.Stage || (x.To < Stage.Contracted && c.State.Paid > Money.Zero)) return WrongStage(c);
        if (OutOfOrder(c) is { IsEmpty: false } unmet) return Refuse(unmet);
        return Accept(new ProjectEvent.Returned(c.State.Stage, x.To, x.Reason), x.To < Stage.Decided ? Release(c) : []);
    }

    private static Decision<ProjectEvent> Reopen(ProjectCommand.Reopen x, Case c)
    {
        if (c.State.Outcome is Outcome.None) return Nothing;
        var completed = c.State.Outcome is Outcome.Completed;
        if (!completed && c.State.Paid > Money.Zero) return WrongStage(c);
        if (c.State.EndedBy == c.By) return SecondPerson(c.By);
        var unmet = Guards.ToEnter(Stage.Detected, new Entry(c.State, c.State, c.Context, c.Neighbours));
        if (!unmet.IsEmpty) return Refuse(unmet);
        var to = completed ? Stage.JobsCreated : c.State.Stage < Stage.Examined ? c.State.Stage : Stage.Examined;
        return Accept(new ProjectEvent.Reopened(c.State.Outcome, to, x.Reason), [CaseOpened(c, c.State.Department)]);
    }

    private static Decision<ProjectEvent> Exit(ProjectCommand.Exit x, Case c)
    {
        if (c.State.Outcome == x.Outcome && c.State.LostTo == x.LostTo && c.State.Survivor == x.Survivor) return Nothing;
        if (!c.State.IsLive) return WrongStage(c);
        if (x.Survivor is { } survivor && c.Neighbours.Undertaking?.LiveCases.Any(l => l.Project == survivor && survivor != c.State.Id) != true)
        {
            return Refuse(Reason.ItemNotFound, new Detail("item", survivor.Value));
        }
        if (OutOfOrder(c) is { IsEmpty: false } unmet) return Refuse(unmet);
        return Accept(new ProjectEvent.Exited(x.Outcome, x.LostTo, x.Survivor, x.Reason), [CaseEnded(c), .. Release(c)]);
    }

    private static Decision<ProjectEvent> Correct(ProjectCommand.Correct x, Case c)
    {
        if (IsTrueAlready(x.Correction, c.State, c.Context.EffectiveOn)) return Nothing;
        var possible = x.Correction switch
        {
            Correction.CommittedJobs => c.State.Agreement is not null,
            Correction.Filiere => c.State.Qualification is not null,
            _ => true,
        };
        if (!possible) return WrongStage(c);
        var moved = x.Correction is Correction.Place place && place.Department != c.State.Department && c.State.IsLive;
        return Accept(
            new ProjectEvent.Corrected(x.Correction, x.Reason),
            moved ? [CaseEnded(c), CaseOpened(c, ((Correction.Place)x.Correction).Department)] : []);
    }

    // True from that day on already: every milestone from it on says the same.
    private static bool IsTrueAlready(Correction correction, ProjectState state, NodaTime.LocalDate on)
    {
        var held = state.Timeline.Milestones.LastOrDefault(m => m.On <= on);
        var since = state.Timeline.Milestones.Where(m => m.On > on).Append(held).OfType<Milestone>().ToList();
        return correction switch
        {
            Correction.AnnouncedJobs x => since.All(m => m.AnnouncedJobs == x.Jobs),
            Correction.AnnouncedInvestment x => since.All(m => m.AnnouncedInvestment == x.Amount),
            Correction.CommittedJobs x => state.Agreement is not null && since.All(m => m.CommittedJobs == x.Jobs),
            Correction.Place x => x.Commune == state.Commune && since.All(m => m.Department == x.Department),
            Correction.Filiere x => state.Qualification?.Filiere == x.Code,
            Correction.CompanyName x => state.Company!.Name == x.Name,
            Correction.CompanySize x => state.Company!.Size == x.Size,
            _ => throw new ArgumentOutOfRangeException(nameof(correction)),
        };
    }

    private static Decision<ProjectEvent> RequestOverride(ProjectCommand.RequestOverride x, Case c)
    {
        if (c.State.Overrides.Any(o => o.Guard == x.Guard)) return Nothing;
        if (!c.State.IsLive) return WrongStage(c);
        return Guards.MayOverride(x.Guard)
            ? Accept(new ProjectEvent.OverrideRequested(x.Guard, x.Reason))
            : Refuse(Reason.GuardNotOverridable, new Detail("guard", x.Guard.ToString()));
    }

    private static Decision<ProjectEvent> ApproveOverride(ProjectCommand.ApproveOverride x, Case c)
    {
        var asked = c.State.Overrides.FirstOrDefault(o => o.Guard == x.Guard);
        if (asked is null) return Refuse(Reason.ItemNotFound, new Detail("guard", x.Guard.ToString()));
        if (asked.ApprovedBy is not null) return Nothing;
        if (!c.State.IsLive) return WrongStage(c);
        return asked.RequestedBy == c.By ? SecondPerson(asked.RequestedBy) : Accept(new ProjectEvent.OverrideApproved(x.Guard));
    }
}
