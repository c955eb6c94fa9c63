namespace RelocGrains.Server.Tests.Processes;

/// <summary>Where the build puts the executables, in the same configuration as these tests.</summary>
public static class Binaries
{
    public static string Server { get; } = Path.Combine(Root, "src", "RelocGrains.Server", "bin", Build, "RelocGrains.Server");

    public static string Reloc { get; } = Path.Combine(Root, "src", "RelocGrains.Cli", "bin", Build, "reloc");

    public static string Scenario(string name) => Path.Combine(Root, "tests", "scenarios", name);

    // The tests lie in tests/RelocGrains.Server.Tests/bin/Debug/net10.0, the others in bin/Debug/net10.0 of their own project.
    private static string Build
    {
        get
        {
            var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(framework.Parent!.Name, framework.Name);
        }
    }

    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "RelocGrains.sln"))) folder = folder.Parent!;
            return folder.FullName;
        }
    }
}
