using Microsoft.Extensions.Diagnostics.HealthChecks;
using RelocGrains.EventLog.Sqlite;

namespace RelocGrains.Server.Hosting;

/// <summary>Healthy while the log takes writes.</summary>
public sealed class LogHealth(SqliteEventLog log) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        log.Failure.IsCompleted ? HealthCheckResult.Unhealthy("The log has failed.", await log.Failure) : HealthCheckResult.Healthy();
}
