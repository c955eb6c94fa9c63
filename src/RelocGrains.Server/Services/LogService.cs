using Grpc.Core;
using RelocGrains.EventLog;
using RelocGrains.Server.Answers;
using RelocGrains.V1;

namespace RelocGrains.Server.Services;

/// <summary>Checks of the log, the only truth.</summary>
internal sealed class LogService(IEventLog log) : V1.LogService.LogServiceBase, IDisposable
{
    // A verification reads everything: two at a time would only take twice as long.
    private readonly SemaphoreSlim one = new(1, 1);

    public override async Task<VerifyLogResponse> VerifyLog(VerifyLogRequest request, ServerCallContext call)
    {
        if (!await one.WaitAsync(TimeSpan.Zero, call.CancellationToken)) throw Refusals.Overloaded();
        try
        {
            return ToWire(await log.Verify(call.CancellationToken));
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private static VerifyLogResponse ToWire(VerifyReport report) => new()
    {
        Ok = report.Ok,
        Events = report.Events,
        LastPosition = report.LastPosition,
        HeadHash = report.HeadHash,
        Findings = { report.Findings.Select(finding => new LogFinding { Position = finding.Position, What = finding.What }) },
    };
}
