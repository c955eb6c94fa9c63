using Npgsql;
using NpgsqlTypes;
using RelocGrains.EventLog.Appending;
using RelocGrains.EventLog.Copying;

namespace RelocGrains.EventLog.Postgres;

/// <summary>Fills an empty log in one transaction, while it holds the head.</summary>
internal sealed class PostgresFiller : ILogFiller
{
    private const string CopyEvents = $"COPY log.events ({PostgresRows.EventColumns}) FROM STDIN (FORMAT BINARY)";
    private const string CopyRequests = $"COPY log.requests ({PostgresRows.RequestColumns}) FROM STDIN (FORMAT BINARY)";

    private readonly PostgresSession session;
    private readonly NpgsqlConnection connection;

    private PostgresFiller(PostgresSession session)
    {
        this.session = session;
        connection = session.OpenForAppends();
    }

    /// <exception cref="StoreRefusedException">The log is not empty, or cannot be written as it must be.</exception>
    public static PostgresFiller Open(string connectionString)
    {
        PostgresFiller? filler = null;
        var opened = new PostgresSession(connectionString, new PostgresSettings());
        try
        {
            filler = new PostgresFiller(opened);
            filler.Begin();
            return filler;
        }
        catch (Exception e)
        {
            filler?.connection.Dispose();
            opened.Dispose();
            if (e is NpgsqlException) throw new StoreRefusedException($"{PostgresName.Of(connectionString)} cannot be filled: {e.Message}", e);
            throw;
        }
    }

    public void Add(IReadOnlyCollection<StoredEvent> events, IReadOnlyCollection<SealedRequest> requests)
    {
        using (var copy = connection.BeginBinaryImport(CopyEvents))
        {
            foreach (var stored in events) Write(copy, stored);
            copy.Complete();
        }

        using (var copy = connection.BeginBinaryImport(CopyRequests))
        {
            foreach (var request in requests) Write(copy, request);
            copy.Complete();
        }
    }

    // The last event is the head, and the audit has seen that it is the one that was copied last.
    public void Finish(ChainHead head) => connection.Execute("COMMIT");

    public void Dispose()
    {
        connection.Dispose();
        session.Dispose();
    }

    private static void Write(NpgsqlBinaryImporter copy, StoredEvent stored)
    {
        copy.StartRow();
        copy.Write(stored.Position, NpgsqlDbType.Bigint);
        copy.Write(stored.Stream, NpgsqlDbType.Text);
        copy.Write(stored.Version, NpgsqlDbType.Bigint);
        copy.Write(stored.Type, NpgsqlDbType.Text);
        copy.Write(stored.Body, NpgsqlDbType.Bytea);
        copy.Write(PostgresRows.DayNumber(stored.EffectiveOn), NpgsqlDbType.Date);
        copy.Write(PostgresRows.TimeNumber(stored.RecordedAt), NpgsqlDbType.TimestampTz);
        copy.Write(stored.Who, NpgsqlDbType.Text);
        copy.Write(stored.Request.Caller, NpgsqlDbType.Text);
        copy.Write(stored.Request.Id, NpgsqlDbType.Uuid);
        if (stored.Traceparent is { } traceparent) copy.Write(traceparent, NpgsqlDbType.Text);
        else copy.WriteNull();
        copy.Write(stored.Hash, NpgsqlDbType.Bytea);
    }

    private static void Write(NpgsqlBinaryImporter copy, SealedRequest request)
    {
        copy.StartRow();
        copy.Write(request.Key.Caller, NpgsqlDbType.Text);
        copy.Write(request.Key.Id, NpgsqlDbType.Uuid);
        copy.Write(request.Accepted.RequestHash, NpgsqlDbType.Bytea);
        copy.Write(request.Accepted.Stream, NpgsqlDbType.Text);
        copy.Write(request.Accepted.Version, NpgsqlDbType.Bigint);
        copy.Write(request.Accepted.Position, NpgsqlDbType.Bigint);
        copy.Write(request.Seal, NpgsqlDbType.Bytea);
    }

    // Nobody else can write an empty log that is being filled, so the limits on how long the head is held say nothing here.
    private void Begin()
    {
        connection.Execute("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0");
        connection.Execute(PostgresWriter.Begin);
        connection.Execute(PostgresWriter.TakeHead);
        if (connection.ReadScalar("SELECT EXISTS (SELECT FROM log.events) OR EXISTS (SELECT FROM log.requests)") is true)
            throw new StoreRefusedException($"{PostgresName.Of(connection.ConnectionString)} has a log already.");
    }
}
