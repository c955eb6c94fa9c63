namespace RelocGrains.EventLog.Postgres;

/// <summary>The limits of time, each with its reason, and what tests may replace to see that the log fails as it promises.</summary>
internal sealed record PostgresSettings
{
    /// <summary>How long appends stand in line for the head: some hundred batches of other processes. What holds it longer is stuck.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The longest statement of an append, its place in line included.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a process may hold the head and do nothing: it plans a batch in milliseconds, unless it is frozen.</summary>
    public TimeSpan IdleInTransactionTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a machine may leave the server's bytes unacknowledged before the server lets go of what it holds.</summary>
    public TimeSpan TcpUserTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long an answer may take on our side; longer than the server takes to say so itself.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>How long connecting may take, and waiting for a free connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a store that cannot be reached is tried again for those who wait; a restart takes a few seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often one who hears nothing looks whether there is nothing: an unnoticed loss of the bell is found by then.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Reading connections: reads come from memory or from one index look-up, and a server has a few hundred connections for all.</summary>
    public int MaxReaders { get; init; } = 16;

    /// <summary>What must be on at the server, or its answer to COMMIT is worth nothing.</summary>
    public IReadOnlyList<string> Durable { get; init; } = ["fsync", "full_page_writes", "synchronous_commit"];

    /// <summary>Called on the appender's thread while it holds the head, before anything is written.</summary>
    public Action BeforeWrite { get; init; } = static () => { };

    /// <summary>Called on the appender's thread after each COMMIT, before anyone is told.</summary>
    public Action AfterCommit { get; init; } = static () => { };
}
