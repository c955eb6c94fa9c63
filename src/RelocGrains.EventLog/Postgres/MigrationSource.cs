using System.Reflection;

namespace RelocGrains.EventLog.Postgres;

/// <summary>
/// Numbered SQL files that are embedded in an assembly, named <c>folder/0001-what.sql</c>. A file that was ever released never changes.
/// </summary>
/// <param name="Assembly">Where the files are embedded.</param>
/// <param name="Folder">The part of their names that tells them from those of other sources.</param>
public sealed record MigrationSource(Assembly Assembly, string Folder)
{
    /// <summary>The tables of the log.</summary>
    public static MigrationSource Log { get; } = new(typeof(MigrationSource).Assembly, "log");

    /// <summary>The names of the files, in the order of their numbers.</summary>
    public IReadOnlyList<string> Names { get; } =
        [.. Assembly.GetManifestResourceNames().Where(name => name.StartsWith($"{Folder}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>What a file says.</summary>
    public string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
