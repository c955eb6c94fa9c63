using RelocGrains.EventLog.Appending;
using RelocGrains.EventLog.Copying;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>Fills a folder that has no log, slice by slice. Until it is finished its head stands before the first event, which no log opens.</summary>
internal sealed class SqliteFiller : ILogFiller
{
    private readonly string folder;
    private readonly FileStream folderLock;
    private readonly SqliteWriter writer;
    private bool finished;

    private SqliteFiller(string folder, FileStream folderLock)
    {
        (this.folder, this.folderLock) = (folder, folderLock);
        var settings = new SqliteSettings();
        var connection = SqliteStore.OpenWriter(folder, settings);
        writer = new SqliteWriter(connection, new SqliteCheckpoints(connection, SqliteStore.WalIn(folder), settings.MaxWalBytes));
    }

    /// <exception cref="StoreRefusedException">There is a log already, or the folder cannot be taken.</exception>
    public static SqliteFiller Open(string folder)
    {
        var held = FolderLock.Take(folder);
        try
        {
            if (File.Exists(SqliteStore.FileIn(folder))) throw new StoreRefusedException($"There is a log in '{folder}' already.");
            return new SqliteFiller(folder, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public void Add(IReadOnlyCollection<StoredEvent> events, IReadOnlyCollection<SealedRequest> requests)
    {
        writer.Begin();
        writer.Insert(events, requests);
        writer.Commit();
        writer.Checkpoints.RunIfDue();
    }

    public void Finish(ChainHead head)
    {
        writer.Begin();
        writer.MoveHead(head);
        writer.Commit();
        writer.Checkpoints.RunToTheEnd();
        finished = true;
    }

    public void Dispose()
    {
        writer.Dispose();
        if (!finished) foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(SqliteStore.FileIn(folder) + suffix);
        folderLock.Dispose();
    }
}
