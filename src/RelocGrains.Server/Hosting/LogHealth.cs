using Microsoft.Extensions.Diagnostics.HealthChecks;
using RelocGrains.EventLog;

namespace RelocGrains.Server.Hosting;

/// <summary>Healthy while the log takes writes and the server does not stop.</summary>
public sealed class LogHealth(IEventLog log, IHostApplicationLifetime lifetime) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (log.Failure.IsCompleted) return HealthCheckResult.Unhealthy("The log has failed.", await log.Failure);
        return lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The server stops.") : HealthCheckResult.Healthy();
    }
}
