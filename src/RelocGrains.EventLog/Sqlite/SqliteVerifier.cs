using Microsoft.Data.Sqlite;
using RelocGrains.EventLog.Appending;
using RelocGrains.EventLog.Checking;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>Reads a whole log on a connection of its own, in one snapshot, and gives it to the audit.</summary>
internal sealed class SqliteVerifier : IDisposable
{
    private readonly LogAudit audit = new();
    private readonly SqliteStatement events;
    private readonly SqliteStatement requests;
    private SealedRequest? next;

    private SqliteVerifier(SqliteConnection connection)
    {
        events = new SqliteStatement(connection, $"SELECT {SqliteRows.EventColumns} FROM events ORDER BY position");
        requests = new SqliteStatement(connection, $"SELECT {SqliteRows.RequestColumns} FROM requests ORDER BY position");
    }

    public static VerifyReport Verify(string folder, CancellationToken ct)
    {
        using var connection = SqliteStore.OpenReader(folder);
        using var verifier = new SqliteVerifier(connection);
        connection.Execute("BEGIN");
        return verifier.Run(connection, ct);
    }

    public void Dispose()
    {
        events.Dispose();
        requests.Dispose();
    }

    private VerifyReport Run(SqliteConnection connection, CancellationToken ct)
    {
        try
        {
            CheckFile(connection);
            Walk(ct);
        }
        catch (SqliteException e)
        {
            audit.Note(0, $"the file cannot be read to its end: {e.Message}");
        }

        return audit.Finish(Head(connection));
    }

    private void CheckFile(SqliteConnection connection)
    {
        using var check = new SqliteStatement(connection, "PRAGMA integrity_check");
        while (check.Step())
        {
            if (check.Text(0) is not "ok" and var what) audit.Note(0, $"the file is damaged: {what}");
        }
    }

    private void Walk(CancellationToken ct)
    {
        next = NextRequest();
        GiveRequests(upTo: 0);
        while (events.Step())
        {
            ct.ThrowIfCancellationRequested();
            GiveEvent();
            GiveRequests(upTo: events.Number(0));
        }

        GiveRequests(upTo: long.MaxValue);
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

    private ChainHead Head(SqliteConnection connection)
    {
        try
        {
            using var head = new SqliteStatement(connection, "SELECT position, hash, recorded_at FROM head");
            if (head.Step()) return head.ReadHead();
            audit.Note(0, "the head is missing");
        }
        catch (Exception e) when (e is InvalidDataException or SqliteException)
        {
            audit.Note(0, $"the head cannot be read: {e.Message}");
        }

        return ChainHead.Genesis;
    }
}
