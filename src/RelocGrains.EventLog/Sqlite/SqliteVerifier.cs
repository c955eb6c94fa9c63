using Microsoft.Data.Sqlite;
using RelocGrains.EventLog.Appending;
using RelocGrains.EventLog.Checking;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>
/// Reads a whole log on a connection of its own and gives it to the audit: in slices, each in a short transaction, because a reader who
/// stayed would let the WAL grow. Reading is many times faster than appending, so the head is reached while others write.
/// </summary>
internal sealed class SqliteVerifier : IDisposable
{
    /// <summary>Events in a slice: some tens of milliseconds.</summary>
    public const int SliceEvents = 2_000;

    private readonly LogAudit audit = new();
    private readonly SqliteConnection connection;
    private readonly SqliteStatement events;
    private readonly SqliteStatement requests;
    private SealedRequest? next;
    private ChainHead? head;

    private SqliteVerifier(SqliteConnection connection)
    {
        this.connection = connection;
        events = new SqliteStatement(
            connection, $"SELECT {SqliteRows.EventColumns} FROM events WHERE position >= ? ORDER BY position LIMIT {SliceEvents}");
        requests = new SqliteStatement(connection, $"SELECT {SqliteRows.RequestColumns} FROM requests WHERE position >= ? ORDER BY position");
    }

    /// <summary>Checks every row: positions, versions, hashes, requests, head.</summary>
    public static VerifyReport VerifyRows(string folder, CancellationToken ct)
    {
        using var verifier = Open(folder);
        return verifier.Run(verifier.Walk, ct);
    }

    /// <summary>Checks the pages and indexes of the file first, in one transaction, then every row.</summary>
    public static VerifyReport VerifyFile(string folder, CancellationToken ct)
    {
        using var verifier = Open(folder);
        return verifier.Run(verifier.CheckFileAndWalk, ct);
    }

    public void Dispose()
    {
        events.Dispose();
        requests.Dispose();
        connection.Dispose();
    }

    private static SqliteVerifier Open(string folder)
    {
        var opened = SqliteStore.OpenReader(folder);
        try
        {
            return new SqliteVerifier(opened);
        }
        catch (SqliteException e)
        {
            opened.Dispose();
            throw new StoreRefusedException($"What is in '{folder}' cannot be read as a log: {e.Message}", e);
        }
    }

    private VerifyReport Run(Action<CancellationToken> check, CancellationToken ct)
    {
        try
        {
            check(ct);
        }
        catch (SqliteException e)
        {
            audit.Note(0, $"the file cannot be read to its end: {e.Message}");
        }

        return audit.Finish(head ?? Head());
    }

    private void CheckFileAndWalk(CancellationToken ct)
    {
        CheckFile();
        Walk(ct);
    }

    private void CheckFile()
    {
        using var check = new SqliteStatement(connection, "PRAGMA integrity_check");
        while (check.Step())
        {
            if (check.Text(0) is not "ok" and var what) audit.Note(0, $"the file is damaged: {what}");
        }
    }

    private void Walk(CancellationToken ct)
    {
        for (long? from = long.MinValue; from is { } first; from = WalkSlice(first)) ct.ThrowIfCancellationRequested();
    }

    /// <summary>The first position of the next slice. Null after the last one, which takes in the head of the same moment.</summary>
    private long? WalkSlice(long from)
    {
        using var slice = connection.BeginTransaction(deferred: true);
        try
        {
            requests.Bind(from);
            next = NextRequest();
            GiveRequests(upTo: 0);
            if (GiveEvents(from) is { } last and < long.MaxValue) return last + 1;
            GiveRequests(upTo: long.MaxValue);
            head = Head();
            return null;
        }
        finally
        {
            events.Reset();
            requests.Reset();
        }
    }

    /// <summary>The last position given; null when there are no more.</summary>
    private long? GiveEvents(long from)
    {
        var (count, last) = (0, from);
        events.Bind(from);
        for (; events.Step(); count++)
        {
            last = events.Number(0);
            GiveEvent();
            GiveRequests(upTo: last);
        }

        return count == SliceEvents ? last : null;
    }

    private void GiveEvent()
    {
        try
        {
            audit.Event(events.ReadEvent());
        }
        catch (InvalidDataException e)
        {
            audit.Unreadable(events.Number(0), e.Message, events.Blob(11));
        }
    }

    private void GiveRequests(long upTo)
    {
        for (; next is not null && next.Accepted.Position <= upTo; next = NextRequest()) audit.Request(next);
    }

    private SealedRequest? NextRequest()
    {
        while (requests.Step())
        {
            try
            {
                return requests.ReadRequest();
            }
            catch (InvalidDataException e)
            {
                audit.Note(requests.Number(5), $"a request cannot be read: {e.Message}");
            }
        }

        return null;
    }

    private ChainHead Head()
    {
        try
        {
            using var statement = new SqliteStatement(connection, "SELECT position, hash, recorded_at FROM head");
            if (statement.Step()) return statement.ReadHead();
            audit.Note(0, "the head is missing");
        }
        catch (Exception e) when (e is InvalidDataException or SqliteException)
        {
            audit.Note(0, $"the head cannot be read: {e.Message}");
        }

        return ChainHead.Genesis;
    }
}
