using Microsoft.Extensions.DependencyInjection;
using RelocGrains.Server.Hosting;

namespace RelocGrains.Faults.Planted;

/// <summary>The server's own executable with one thing broken, as a process of its own.</summary>
internal static class PlantedServer
{
    /// <summary>The first argument that asks for it; the second is the plant's name.</summary>
    public const string Word = "planted-server";

    /// <summary>The command that runs it.</summary>
    public static string[] Command(Plant plant) => [Path.Combine(AppContext.BaseDirectory, "RelocGrains.Faults"), Word, plant.Name];

    public static Task<int> Run(string name, string[] arguments)
    {
        var plant = Plant.All.Concat([Plant.Durability, Plant.DatabaseDurability]).Single(plant => plant.Name == name);
        return ServerOptions.Run(arguments, (options, ct) => ServerHost.Run(options, services => plant.Break(services.AddSingleton(options)), ct));
    }
}
