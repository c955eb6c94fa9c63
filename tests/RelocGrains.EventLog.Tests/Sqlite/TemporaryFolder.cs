namespace RelocGrains.EventLog.Tests.Sqlite;

/// <summary>A folder of one test, gone after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("relocgrains-log-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
