using Google.Protobuf.Reflection;
using Google.Rpc;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RelocGrains.Server.Answers;
using RelocGrains.Server.Callers;
using RelocGrains.Server.Services;

namespace RelocGrains.Server;

/// <summary>The edge: the contract's services over gRPC and JSON, with what stands before them.</summary>
internal static class EdgeServices
{
    // The largest request, a financing plan of eighty lines, has a few dozen kilobytes.
    private const int MaxRequestBytes = 1024 * 1024;

    // A page of whole cases or of history may be larger than any request.
    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    /// <summary>Adds the edge. It needs the grains, the log, the board, the reference numbers, the vault of texts and a clock.</summary>
    public static IServiceCollection AddRelocGrainsEdge(this IServiceCollection services)
    {
        services.AddGrpc(options =>
        {
            options.EnableDetailedErrors = false;
            options.MaxReceiveMessageSize = MaxRequestBytes;
            options.MaxSendMessageSize = MaxAnswerBytes;
            options.Interceptors.Add<FaultInterceptor>();
            options.Interceptors.Add<CallerInterceptor>();
        }).AddJsonTranscoding(options => options.TypeRegistry = DetailTypes());
        services.AddGrpcReflection();
        services.AddSingleton(Permissions.OfContract());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<FaultInterceptor>().AddSingleton<CallerInterceptor>();
        services.AddSingleton<ProjectService>().AddSingleton<HistoryService>().AddSingleton<DepartmentService>();
        services.AddSingleton<PlanService>().AddSingleton<LogService>().AddSingleton<WatchService>();
        services.AddSingleton<CaseOpening>().AddSingleton<ImportService>();
        return services;
    }

    /// <summary>Maps the edge's services.</summary>
    public static WebApplication MapRelocGrainsEdge(this WebApplication app)
    {
        if (app.Services.GetService<IAuthenticationService>() is not null) app.UseAuthentication();
        app.Use(UnreadableMessages.Refuse);
        app.MapLimited<ProjectService>();
        app.MapLimited<HistoryService>();
        app.MapLimited<DepartmentService>();
        app.MapLimited<PlanService>();
        app.MapLimited<LogService>();
        app.MapLimited<WatchService>();
        app.MapLimited<ImportService>();
        app.MapGrpcReflectionService();
        return app;
    }

    // The limit on messages holds for gRPC alone; this one holds for JSON as well.
    private static void MapLimited<TService>(this WebApplication app) where TService : class =>
        app.MapGrpcService<TService>().WithMetadata(new RequestSizeLimitAttribute(MaxRequestBytes));

    // What a refusal may hold, so that JSON can show it too.
    private static TypeRegistry DetailTypes() =>
        TypeRegistry.FromMessages(ErrorInfo.Descriptor, BadRequest.Descriptor, PreconditionFailure.Descriptor, RetryInfo.Descriptor);
}
