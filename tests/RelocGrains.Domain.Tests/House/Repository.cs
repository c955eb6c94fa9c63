namespace RelocGrains.Domain.Tests.House;

/// <summary>The sources these tests were built from: found upwards from where they run, because builds on a server hide the paths of sources.</summary>
public static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string In(params ReadOnlySpan<string> path) => Path.Combine([Root, .. path]);

    /// <summary>Files of a folder and those below it, what a build left behind excepted; none when the folder is not there.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) => Directory.Exists(In(folder))
        ? Directory.EnumerateFiles(In(folder), pattern, SearchOption.AllDirectories).Where(IsSource).Order(StringComparer.Ordinal)
        : [];

    private static bool IsSource(string path) => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RelocGrains.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("RelocGrains.sln is nowhere above " + AppContext.BaseDirectory);
    }
}
