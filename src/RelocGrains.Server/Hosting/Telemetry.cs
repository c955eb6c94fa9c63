using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RelocGrains.EventLog;
using RelocGrains.Grains.Board;

namespace RelocGrains.Server.Hosting;

/// <summary>Traces and metrics: gRPC, Orleans, log and followers. Sent where the standard OTEL_* variables say; nowhere without them.</summary>
public static class Telemetry
{
    /// <summary>The sources whose spans make the tree of one write.</summary>
    public static IReadOnlyList<string> Sources { get; } =
        ["Microsoft.AspNetCore", "Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application", LogTracing.SourceName, BoardBuilder.SourceName];

    /// <summary>True when there is somebody to send them to.</summary>
    public static bool IsSent(IConfiguration configuration) =>
        configuration.AsEnumerable().Any(pair => pair.Key.StartsWith("OTEL_EXPORTER_OTLP", StringComparison.Ordinal));

    /// <summary>Adds them. Spans that nobody is sent are not made: they would cost a fifth of each call.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (!IsSent(configuration)) return services;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("relocgrains-server"))
            .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddSource([.. Sources]))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter("Microsoft.Orleans"))
            .UseOtlpExporter();
        return services;
    }
}
