namespace RelocGrains.Server.Hosting;

/// <summary>What the process says when it ends.</summary>
public static class ExitCodes
{
    /// <summary>Stopped as asked.</summary>
    public const int Ok = 0;

    /// <summary>What was asked cannot be done, such as to open a store that another holds; the message says what to do.</summary>
    public const int Refused = 1;

    /// <summary>A verification found something.</summary>
    public const int Damaged = 1;

    /// <summary>The store failed while running; start again.</summary>
    public const int StoreFailed = 70;
}
