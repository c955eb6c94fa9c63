using System.Data.Common;
using RelocGrains.EventLog.Checking;

namespace RelocGrains.EventLog.Copying;

/// <summary>
/// Copies a whole log into an empty store of either kind: every event and every kept request, with the positions, times and hashes that they
/// have. So every figure, every token and every answer given stays what it was.
/// </summary>
public static class LogCopy
{
    /// <summary>Copies up to the head; while others write, up to the head of a moment. Verified while it is copied.</summary>
    /// <returns>What the check of the copied log found: nothing.</returns>
    /// <exception cref="StoreRefusedException">There is no log, it is damaged, or the other store is not empty. Nothing was copied.</exception>
    public static VerifyReport Copy(LogStore from, LogStore to, CancellationToken ct = default)
    {
        try
        {
            using var slices = from.OpenSlices();
            using var filler = to.OpenEmpty();
            return Copy(slices, filler, ct);
        }
        catch (DbException e)
        {
            throw new StoreRefusedException($"The log cannot be copied: {e.Message} Nothing was copied.", e);
        }
    }

    private static VerifyReport Copy(ILogSlices slices, ILogFiller filler, CancellationToken ct)
    {
        var audit = new LogAudit();
        foreach (var slice in slices.All(ct))
        {
            audit.Slice(slice);
            Refuse(audit);
            filler.Add([.. slice.Events.Select(row => row.Event!)], [.. slice.Requests.Select(row => row.Request!)]);
        }

        var report = audit.Finish();
        Refuse(audit);
        filler.Finish(audit.End);
        return report;
    }

    private static void Refuse(LogAudit audit)
    {
        if (audit.FirstFinding is { } first)
            throw new StoreRefusedException($"The log is damaged at position {first.Position}: {first.What}. Nothing was copied.");
    }
}
