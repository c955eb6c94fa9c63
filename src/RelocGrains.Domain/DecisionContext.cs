using NodaTime;

namespace RelocGrains.Domain;

/// <summary>Who asks, and for what day: all that a decision may know beside the state. That the day is not in the future is seen before.</summary>
/// <param name="EffectiveOn">The day, Europe/Paris, on which the fact is true.</param>
public sealed record DecisionContext(Actor By, LocalDate EffectiveOn);
