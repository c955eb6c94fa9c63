using Microsoft.Data.Sqlite;
using RelocGrains.EventLog;

namespace RelocGrains.Server.Answers;

/// <summary>Tells failures after which nobody knows whether a write is there.</summary>
internal static class Unanswered
{
    // SQLite's own numbers: the disk fails, gives back what was not written, is full, or no longer gives its files.
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int DiskFull = 13;
    private const int CannotOpen = 14;

    /// <summary>True when the store, or the way to the grain, gave no answer: whatever Orleans itself throws says nothing of the act.</summary>
    public static bool Is(Exception e) => e is OutcomeUnknownException or LogUnreachableException or TimeoutException or OrleansException || ByStore(e);

    /// <summary>True when the store fails while it is read: the write may be done, and only its answer not be read.</summary>
    public static bool ByStore(Exception e) => e is SqliteException { SqliteErrorCode: IoError or Corrupt or DiskFull or CannotOpen };
}
