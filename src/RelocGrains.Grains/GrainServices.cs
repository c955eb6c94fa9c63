using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Serialization;
using Orleans.Serialization.Configuration;
using RelocGrains.Domain;
using RelocGrains.Grains.Board;
using RelocGrains.Grains.Numbers;
using RelocGrains.Grains.Projects;
using RelocGrains.Grains.Watching;

namespace RelocGrains.Grains;

/// <summary>What the grains need around them.</summary>
public static class GrainServices
{
    /// <summary>Adds it; log, texts and clock are the host's to add.</summary>
    /// <param name="folder">Where the board is kept.</param>
    public static IServiceCollection AddRelocGrains(this IServiceCollection services, string folder)
    {
        services.AddSerializer(serializer => serializer.AddJsonSerializer(SiloJson.IsOurs, SiloJson.Options));

        // What grains say to each other, and what the log throws, must arrive as what it is, whichever silo they are on.
        services.Configure<TypeManifestOptions>(options => options.AddAllowedAssembly(typeof(ProjectId).Assembly));
        services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.UnionWith(["RelocGrains", "Npgsql", "Microsoft.Data"]));
        services.AddSingleton(_ => new BoardStore(folder));
        services.AddSingleton<BoardRows>().AddSingleton<ChangeFeed>();
        services.AddSingleton<ProjectWatch>();
        services.AddSingleton<NeighbourStreams>();
        services.AddSingleton<CasesAtHand>();
        services.AddSingleton<ReferenceNumbers>();
        services.AddSingleton<IProjectBoard, ProjectBoard>();
        services.AddSingleton<BoardFollower>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<BoardFollower>());
        return services;
    }
}
