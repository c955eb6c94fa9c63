using NodaTime;

namespace RelocGrains.Domain;

/// <summary>Who asks, when, and for what day: all that a decision may know beside the state.</summary>
/// <param name="EffectiveOn">The day on which the fact is true.</param>
/// <param name="Today">Today in Europe/Paris.</param>
public sealed record DecisionContext(Actor By, LocalDate EffectiveOn, LocalDate Today);
