namespace RelocGrains.Cli;

/// <summary>The command line or a file beside it is wrong, and nothing was sent. Its message is for the person who typed it.</summary>
internal sealed class UsageException(string message) : Exception(message);
