namespace RelocGrains.EventLog.Sqlite;

/// <summary>Holds a folder for one process. The system lets go of it when the process ends, however it ends.</summary>
public static class FolderLock
{
    /// <exception cref="StoreRefusedException">Someone else holds the folder.</exception>
    public static FileStream Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);

            // The file itself stays when the log is closed: deleting it would let two processes hold two different files.
            return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreRefusedException(
                $"The store in '{folder}' cannot be taken: another process holds it, or the folder cannot be written. "
                + "Stop the other process, or name another folder; never delete the lock file.", e);
        }
    }
}
