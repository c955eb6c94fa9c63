namespace RelocGrains.EventLog.Sqlite;

/// <summary>What tests may replace, to see that the log refuses and fails as it promises.</summary>
internal sealed record SqliteSettings
{
    /// <summary>The value asked for.</summary>
    public string Synchronous { get; init; } = "FULL";

    /// <summary>What must be read back at least: 2 is FULL. Less loses acknowledged writes in a power cut, which a test has to see once.</summary>
    public long LeastSynchronous { get; init; } = 2;

    /// <summary>A WAL beyond this is cut, waiting for readers if need be: it costs disk, and time at the next start.</summary>
    public long MaxWalBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Called on the appender's thread before each COMMIT.</summary>
    public Action BeforeCommit { get; init; } = static () => { };

    /// <summary>Called on the appender's thread after each COMMIT, before anyone is told.</summary>
    public Action AfterCommit { get; init; } = static () => { };
}
