using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RelocGrains.EventLog.Sqlite;

/// <summary>
/// One prepared statement, used again and again by one thread at a time. It binds by place and without boxing: an append runs
/// four statements, and all appends share one thread.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private int bound;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new ArgumentException("The connection is closed.", nameof(connection));
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    public SqliteStatement Bind(long value)
    {
        Check(raw.sqlite3_bind_int64(statement, ++bound, value));
        return this;
    }

    public SqliteStatement Bind(string? value)
    {
        bound += 1;
        Check(value is null ? raw.sqlite3_bind_null(statement, bound) : raw.sqlite3_bind_text(statement, bound, value));
        return this;
    }

    // A null pointer would bind NULL, so an empty blob is asked for by its own call.
    public SqliteStatement Bind(ReadOnlySpan<byte> value)
    {
        bound += 1;
        Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(statement, bound, 0) : raw.sqlite3_bind_blob(statement, bound, value));
        return this;
    }

    public SqliteStatement Bind(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return Bind(bytes);
    }

    /// <summary>Moves to the next row. After the last one the statement is ready to be bound again.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        Reset();
        if (code != raw.SQLITE_DONE) Check(code);
        return false;
    }

    /// <summary>Runs a statement that has no rows, or whose rows say nothing.</summary>
    public void Run()
    {
        while (Step())
        {
            // What PRAGMA wal_checkpoint answers is of no interest here.
        }
    }

    /// <summary>Leaves the rows that were not read, and lets go of what they hold.</summary>
    public void Reset()
    {
        bound = 0;
        raw.sqlite3_reset(statement);
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public byte[] Blob(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    // By its bytes, not up to the first NUL: what follows a NUL was not put there by us and must be seen by the hash.
    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, database);
    }
}
