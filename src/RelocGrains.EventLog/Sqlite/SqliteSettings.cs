namespace RelocGrains.EventLog.Sqlite;

/// <summary>What tests may replace, to see that the log refuses and fails as it promises.</summary>
internal sealed record SqliteSettings
{
    /// <summary>The value asked for; what is read back must be FULL or more, whatever was asked.</summary>
    public string Synchronous { get; init; } = "FULL";

    /// <summary>Called on the appender's thread before each COMMIT.</summary>
    public Action BeforeCommit { get; init; } = static () => { };

    /// <summary>Called on the appender's thread after each COMMIT, before anyone is told.</summary>
    public Action AfterCommit { get; init; } = static () => { };
}
