using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Serialization;
using RelocGrains.Domain.Json;
using RelocGrains.Grains.Board;
using RelocGrains.Grains.Numbers;
using RelocGrains.Grains.Projects;
using RelocGrains.Grains.Texts;
using RelocGrains.Grains.Watching;

namespace RelocGrains.Grains;

/// <summary>What the grains need around them.</summary>
public static class GrainServices
{
    /// <summary>Adds it; the log and the clock are the host's to add.</summary>
    /// <param name="folder">Where the board and the typed texts are kept.</param>
    public static IServiceCollection AddRelocGrains(this IServiceCollection services, string folder)
    {
        services.AddSerializer(serializer => serializer.AddJsonSerializer(
            type => type.Namespace?.StartsWith("RelocGrains.Domain", StringComparison.Ordinal) == true, DomainJson.Options));
        services.AddSingleton(_ => new TextVault(folder));
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
