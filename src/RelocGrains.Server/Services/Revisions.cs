using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;
using RelocGrains.Server.Answers;

namespace RelocGrains.Server.Services;

/// <summary>Refuses revisions that the log has not reached: waiting for them would take until the caller's deadline, or for ever.</summary>
internal static class Revisions
{
    /// <summary>Throws when an answer cannot be as fresh as asked for.</summary>
    public static async Task RefuseAhead(this IEventLog log, Freshness freshness, CancellationToken ct)
    {
        if (freshness.MinPosition == 0) return;
        var head = await log.ReadHead(ct);
        if (freshness.MinPosition > head.Position) throw Refusals.RevisionAhead(head.Position);
    }
}
