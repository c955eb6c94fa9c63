using Microsoft.Extensions.Diagnostics.HealthChecks;
using RelocGrains.EventLog;

namespace RelocGrains.Server.Hosting;

/// <summary>Healthy while the log takes writes.</summary>
public sealed class LogHealth(IEventLog log) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        log.Failure.IsCompleted ? HealthCheckResult.Unhealthy("The log has failed.", await log.Failure) : HealthCheckResult.Healthy();
}
