namespace RelocGrains.Server.Hosting;

/// <summary>What the process says when it ends.</summary>
public static class ExitCodes
{
    /// <summary>Stopped as asked.</summary>
    public const int Ok = 0;

    /// <summary>The store cannot be opened, or an address is taken; the message says what to do.</summary>
    public const int CannotStart = 1;

    /// <summary>The store failed while running; start again.</summary>
    public const int LogFailed = 70;
}
