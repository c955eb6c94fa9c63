using RelocGrains.Domain.Envelopes;
using RelocGrains.Domain.Undertakings;

namespace RelocGrains.Domain.Projects;

/// <summary>
/// All rules of a project. Pure: same command, state and context, same answer. Every command is checked in the order promised in
/// <c>error_reason.proto</c>: case and item found; the item's partner; said twice; stage; the item's own state; second person; guards.
/// The case a merger points to is no item of this one: that it lives is a state, checked after the stage.
/// </summary>
public static partial class ProjectDecider
{
    /// <summary>What the command comes to.</summary>
    public static Decision<ProjectEvent> Decide(ProjectCommand command, ProjectState state, DecisionContext context, Neighbours neighbours)
    {
        var c = new Case(state, context, neighbours);
        if (command is ProjectCommand.Detect detect) return Detect(detect, c);
        if (state.Stage is Stage.None) return Refuse(Reason.ProjectNotFound);
        var decision = DecideOn(command, c);
        // No fact may be dated before the case began. Said last: it is a guard.
        return decision is Decision<ProjectEvent>.Accepted { Events.IsEmpty: false } && NotBefore(state.Stages[0].On, c) is { IsEmpty: false } unmet
            ? Refuse(unmet)
            : decision;
    }

    private static Decision<ProjectEvent> DecideOn(ProjectCommand command, Case c) => command switch
    {
        ProjectCommand.Assign x => Assign(x, c),
        ProjectCommand.NotePartnerNumber x => NotePartnerNumber(x, c),
        ProjectCommand.Qualify x => Qualify(x, c),
        ProjectCommand.StateNeeds x => StateNeeds(x, c),
        ProjectCommand.SendReferral x => SendReferral(x, c),
        ProjectCommand.AcceptReferral x => AcceptReferral(x, c),
        ProjectCommand.DeclineReferral x => DeclineReferral(x, c),
        ProjectCommand.EscalateReferral x => EscalateReferral(x, c),
        ProjectCommand.Orient => Orient(c),
        ProjectCommand.SubmitFinancingPlan x => SubmitFinancingPlan(x, c),
        ProjectCommand.SetJobPlan x => SetJobPlan(x, c),
        ProjectCommand.RecordSite x => RecordSite(x, c),
        ProjectCommand.Structure x => Structure(x, c),
        ProjectCommand.FileDocument x => FileDocument(x, c),
        ProjectCommand.RequestOpinion x => RequestOpinion(x, c),
        ProjectCommand.GiveOpinion x => GiveOpinion(x, c),
        ProjectCommand.CheckAid => CheckAid(c),
        ProjectCommand.Examine x => Examine(x, c),
        ProjectCommand.RecordCommitteeOpinion x => RecordCommitteeOpinion(x, c),
        ProjectCommand.DecideAid x => DecideAid(x, c),
        _ => DecideLater(command, c),
    };

    private static Decision<ProjectEvent> DecideLater(ProjectCommand command, Case c) => command switch
    {
        ProjectCommand.SignAgreement x => SignAgreement(x, c),
        ProjectCommand.StartWorks x => StartWorks(x, c),
        ProjectCommand.OpenSite x => OpenSite(x, c),
        ProjectCommand.StateJobs x => StateJobs(x, c),
        ProjectCommand.VerifyJobs x => VerifyJobs(x, c),
        ProjectCommand.RequestPayment x => RequestPayment(x, c),
        ProjectCommand.ApprovePayment x => ApprovePayment(x, c),
        ProjectCommand.OrderRecovery => OrderRecovery(c),
        ProjectCommand.RecordRecovery x => RecordRecovery(x, c),
        ProjectCommand.Close => Close(c),
        ProjectCommand.Return x => Return(x, c),
        ProjectCommand.Reopen x => Reopen(x, c),
        ProjectCommand.Correct x => Correct(x, c),
        ProjectCommand.Hold x => Hold(x, c),
        ProjectCommand.Resume => Resume(c),
        ProjectCommand.Exit x => Exit(x, c),
        ProjectCommand.RequestOverride x => RequestOverride(x, c),
        ProjectCommand.ApproveOverride x => ApproveOverride(x, c),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name),
    };

    /// <summary>Which other streams the command's decision looks at and writes to.</summary>
    public static NeighbourKeys NeighboursOf(ProjectCommand command, ProjectState state, DecisionContext context) => command switch
    {
        ProjectCommand.Detect x => new NeighbourKeys(UndertakingState.IdOf(x.Company), default),
        _ when state.Stage is Stage.None => NeighbourKeys.None,
        ProjectCommand.CheckAid or ProjectCommand.Correct { Correction: Correction.Place } => new NeighbourKeys(UndertakingOf(state), default),
        ProjectCommand.DecideAid x => new NeighbourKeys(UndertakingOf(state), EnvelopesOf(Granted(x, state, context))),
        ProjectCommand.Close or ProjectCommand.Reopen or ProjectCommand.Exit or ProjectCommand.Return =>
            new NeighbourKeys(UndertakingOf(state), EnvelopesOf(state.Decision?.Reservations ?? default)),
        _ => NeighbourKeys.None,
    };

    /// <summary>Every unmet guard between the case and a stage.</summary>
    public static Items<UnmetGuard> Explain(Stage target, ProjectState state, DecisionContext context, Neighbours neighbours) => Enum.GetValues<Stage>()
        .Where(stage => stage > state.Stage && stage <= target)
        .SelectMany(stage => Guards.ToEnter(stage, new Entry(state, state, context, neighbours)))
        .Distinct()
        .DistinctBy(unmet => unmet.Guard is Guard.CaseActive or Guard.EffectiveInOrder ? (object)unmet.Guard : unmet)
        .ToItems();

    /// <summary>Which other streams an explanation looks at.</summary>
    public static NeighbourKeys NeighboursOfExplanation(ProjectState state, DecisionContext context) => state.Stage is Stage.None
        ? NeighbourKeys.None
        : new NeighbourKeys(UndertakingOf(state), EnvelopesOf(Reservations.Planned(state, context.EffectiveOn)));

    private static string UndertakingOf(ProjectState state) => UndertakingState.IdOf(state.Company!);

    private static Items<EnvelopeId> EnvelopesOf(Items<Reservation> reservations) => reservations.Select(r => r.Envelope).Distinct().ToItems();

    private static Items<Reservation> Granted(ProjectCommand.DecideAid command, ProjectState state, DecisionContext context) =>
        state.FinancingPlan is { } plan ? Reservations.Of(plan, command.Grants, context.EffectiveOn) : default;

    /// <summary>All a rule looks at.</summary>
    private readonly record struct Case(ProjectState State, DecisionContext Context, Neighbours Neighbours)
    {
        public PersonId By => Context.By.Person;

        /// <summary>The day the case's clock shows: it stands since the case was held.</summary>
        public NodaTime.LocalDate ClockOn => State.HeldOn is { } held ? NodaTime.LocalDate.Min(held, Context.EffectiveOn) : Context.EffectiveOn;

        public bool LiveBetween(Stage first, Stage last) => State.IsLive && State.Stage >= first && State.Stage <= last;
    }

    private static Decision<ProjectEvent> Nothing { get; } = new Decision<ProjectEvent>.Accepted(default, default);

    private static Decision<ProjectEvent> Accept(ProjectEvent e, IEnumerable<NeighbourEvent>? beside = null) => Accept([e], beside);

    private static Decision<ProjectEvent> Accept(Items<ProjectEvent> events, IEnumerable<NeighbourEvent>? beside) =>
        new Decision<ProjectEvent>.Accepted(events, (beside ?? []).ToItems());

    private static Decision<ProjectEvent> Refuse(Reason reason, params ReadOnlySpan<Detail> metadata) =>
        new Decision<ProjectEvent>.Refused(new Refusal(reason, Items.Of(metadata), default));

    private static Decision<ProjectEvent> Refuse(Items<UnmetGuard> unmet) =>
        new Decision<ProjectEvent>.Refused(new Refusal(Reason.GuardsNotMet, default, unmet));

    private static Decision<ProjectEvent> WrongStage(Case c) => Refuse(
        Reason.StageNotAllowed,
        new Detail("stage", c.State.Stage.ToString()),
        new Detail("status", c.State.Status.ToString()),
        new Detail("outcome", c.State.Outcome.ToString()));

    private static Decision<ProjectEvent> NoSuch(ItemId id) => Refuse(Reason.ItemNotFound, new Detail("item", id.Value));

    // A transition is allowed from the stage before; its guards are checked on the case as it would be.
    private static Decision<ProjectEvent> Enter(Stage target, ProjectEvent fact, Case c, IEnumerable<NeighbourEvent>? beside = null)
    {
        if (!c.State.IsLive || c.State.Stage != target - 1) return WrongStage(c);
        var unmet = Unmet(target, fact, c);
        return unmet.IsEmpty ? Accept(fact, beside) : Refuse(unmet);
    }

    private static Items<UnmetGuard> Unmet(Stage target, ProjectEvent fact, Case c)
    {
        var recorded = new Recorded<ProjectEvent>(fact, c.Context.By, c.Context.EffectiveOn, NodaTime.Instant.MinValue, c.State.Version + 1);
        return Guards.ToEnter(target, new Entry(c.State, ProjectEvolution.Evolve(c.State, recorded), c.Context, c.Neighbours));
    }

    // An act that moves the case must not be dated before the stage the case is in.
    private static Items<UnmetGuard> OutOfOrder(Case c) => NotBefore(c.State.StageSince!.Value, c);

    private static Items<UnmetGuard> NotBefore(NodaTime.LocalDate day, Case c) => c.Context.EffectiveOn < day
        ? [new UnmetGuard(Guard.EffectiveInOrder, c.State.Stage, MissingKind.Date, $"effective_on>={day:uuuu-MM-dd}", Role.Operator, null)]
        : default;
}
