using RelocGrains.EventLog;

namespace RelocGrains.Server.Answers;

/// <summary>Tells failures after which nobody knows whether a write is there.</summary>
internal static class Unanswered
{
    /// <summary>True when the store, or the way to the grain, gave no answer.</summary>
    public static bool Is(Exception e) => e is OutcomeUnknownException or TimeoutException or OrleansMessageRejectionException or SiloUnavailableException;
}
