namespace RelocGrains.Domain;

/// <summary>Why something is refused. One of these, never a text; the contract's <c>error_reason.proto</c> has the same names.</summary>
public enum Reason
{
    /// <summary>No such case, or none the caller may see.</summary>
    ProjectNotFound = 1,

    /// <summary>The request id was used before, for something else.</summary>
    RequestIdReused,

    /// <summary>Somebody wrote since the caller read.</summary>
    EtagMismatch,

    /// <summary>Not possible in the stage, status or outcome the case is in.</summary>
    StageNotAllowed,

    /// <summary>The list of unmet guards says what is missing.</summary>
    GuardsNotMet,

    /// <summary>The case has no such referral, opinion, funding line, instalment, statement or payment.</summary>
    ItemNotFound,

    /// <summary>The item is in another state: a referral already answered, a payment already made.</summary>
    ItemNotOpen,

    /// <summary>Only the partner named may do this.</summary>
    OtherPartnerConcerned,

    /// <summary>A second person is required.</summary>
    SecondPersonRequired,

    /// <summary>The guard may never be overridden.</summary>
    GuardNotOverridable,

    /// <summary>An amount is beyond what was decided, planned or paid.</summary>
    AmountExceeded,
}

/// <summary>A refusal: its reason, what a program needs to know of it, and the guards not met, if those are the reason.</summary>
/// <param name="Metadata">Names and values, such as <c>stage</c> and <c>DETECTED</c>.</param>
public sealed record Refusal(Reason Reason, Items<Detail> Metadata, Items<Projects.UnmetGuard> Unmet);

/// <summary>One named value of a refusal.</summary>
public readonly record struct Detail(string Name, string Value);

/// <summary>What a decider answers: exactly one of its cases.</summary>
/// <typeparam name="TEvent">The events of the aggregate.</typeparam>
public abstract record Decision<TEvent>
{
    private Decision() { }

    /// <summary>The facts to record; none when what is asked is true already.</summary>
    public sealed record Accepted(Items<TEvent> Events, Items<Projects.NeighbourEvent> Beside) : Decision<TEvent>;

    /// <summary>Nothing is recorded.</summary>
    public sealed record Refused(Refusal Refusal) : Decision<TEvent>;
}

/// <summary>An event together with the parts of its envelope that the rules look at.</summary>
/// <typeparam name="TEvent">The events of the aggregate.</typeparam>
/// <param name="EffectiveOn">The day, Europe/Paris, on which it is true.</param>
/// <param name="Version">Its place in its stream.</param>
public sealed record Recorded<TEvent>(TEvent Event, Actor By, NodaTime.LocalDate EffectiveOn, NodaTime.Instant RecordedAt, long Version);
