using RelocGrains.Faults.History;

namespace RelocGrains.Faults.Checking;

/// <summary>Who is frozen while it holds the head of the log does not keep the others from writing.</summary>
internal static class HoldChecks
{
    // The store takes the head away after a second; the write itself, and the load of the machine, have the other one.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>Where it did.</summary>
    public static IEnumerable<Finding> Find(Recording recording) =>
        recording.Waits.Where(wait => wait.Wait is null || wait.Wait > Limit).Select(wait => new Finding.HeldUp(wait.Held, wait.Wait));
}
